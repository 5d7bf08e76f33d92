// What Alexa sends, accepts and is configured with, in Amazon's own types. schemas.mjs turns each into
// a JSON schema.
import { RequestEnvelope, ResponseEnvelope, services } from 'ask-sdk-model';
import { v1 } from 'ask-smapi-model';

export type AlexaRequest = RequestEnvelope;
export type AlexaResponse = ResponseEnvelope;
// What we ask Alexa's timers and reminders for, and what they answer.
export interface AlertRequests {
  timer: services.timerManagement.TimerRequest;
  reminder: services.reminderManagement.ReminderRequest;
}
export interface AlertAnswers {
  timer: services.timerManagement.TimerResponse;
  timers: services.timerManagement.TimersResponse;
  reminder: services.reminderManagement.ReminderResponse;
  reminders: services.reminderManagement.GetRemindersResponse;
}
export type InteractionModel = v1.skill.interactionModel.InteractionModelData;
export type SkillManifest = v1.skill.Manifest.SkillManifestEnvelope;
