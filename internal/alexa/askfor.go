package alexa

import (
	"encoding/json"
	"errors"
	"fmt"
)

// AskFor has Alexa ask the person for a permission, in words of its own. The session ends with it, and its
// attributes are gone: what is to be known afterwards goes into the token.
type AskFor struct {
	Scope Permission
	Token string // comes back with the answer: see Request.Consent
}

// sendRequest is interfaces.connections.SendRequestDirective of ask-sdk-model.
type sendRequest struct {
	Type    string         `json:"type"`
	Name    string         `json:"name"`
	Token   string         `json:"token"`
	Payload consentRequest `json:"payload"`
}

type consentRequest struct {
	Type            string     `json:"@type"`
	Version         string     `json:"@version"`
	PermissionScope Permission `json:"permissionScope"`
}

// ask adds the directive, and ends the session: the prompt is not to be held open (voice permissions for reminders).
func (out *Response) ask(a AskFor) error {
	if a.Scope == "" {
		return errors.New("alexa: ask for: no permission named")
	}
	directive, err := json.Marshal(sendRequest{
		Type: "Connections.SendRequest", Name: askFor, Token: a.Token,
		Payload: consentRequest{Type: "AskForPermissionsConsentRequest", Version: "1", PermissionScope: a.Scope},
	})
	if err != nil {
		return fmt.Errorf("alexa: ask for: %w", err)
	}
	out.Body.Directives = append(out.Body.Directives, directive)
	out.Body.ShouldEndSession = new(true)
	return nil
}
