// What Alexa sends, accepts and is configured with, in Amazon's own types. schemas.mjs turns each into
// a JSON schema.
import { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import { v1 } from 'ask-smapi-model';

export type AlexaRequest = RequestEnvelope;
export type AlexaResponse = ResponseEnvelope;
export type InteractionModel = v1.skill.interactionModel.InteractionModelData;
export type SkillManifest = v1.skill.Manifest.SkillManifestEnvelope;
