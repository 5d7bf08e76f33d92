package smapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// Error is an answer of Amazon's that is a no.
type Error struct {
	Method, Path string
	Status       int
	Message      string // hers
	Cure         string // ours, where there is one
}

func (e *Error) Error() string {
	text := fmt.Sprintf("smapi: %s %s: %d", e.Method, e.Path, e.Status)
	if e.Message != "" {
		text += ": " + e.Message
	}
	if e.Cure != "" {
		text += " (" + e.Cure + ")"
	}
	return text
}

// Is reports whether err is an answer with this status.
func Is(err error, status int) bool {
	var answer *Error
	return errors.As(err, &answer) && answer.Status == status
}

// Problem is one thing that Amazon finds wrong.
type Problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// answered makes an error of an answer. What of the secrets stands in it is hidden.
func (c *Client) answered(method, path string, status int, raw []byte) error {
	var body struct {
		Message    string    `json:"message"`
		Violations []Problem `json:"violations"`
	}
	if json.Unmarshal(raw, &body) != nil || body.Message == "" {
		body.Message = http.StatusText(status)
	}
	said := []string{body.Message}
	for _, v := range body.Violations {
		said = append(said, v.Message)
	}
	e := &Error{Method: method, Path: path, Status: status, Message: c.hide(strings.Join(said, "; "))}
	switch status {
	case http.StatusUnauthorized:
		e.Cure = "the refresh token lacks a scope: make one with alexa::ask:skills:readwrite and alexa::ask:models:readwrite"
	case http.StatusForbidden:
		e.Cure = "the skill or the vendor belongs to another account"
	}
	return e
}

// hide takes every secret out of a text.
func (c *Client) hide(text string) string {
	for _, secret := range c.secrets {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "[hidden]")
		}
	}
	return text
}

// joined is problems in one line.
func joined(problems []Problem) string {
	var all []string
	for _, p := range problems {
		all = append(all, strings.TrimPrefix(p.Code+": "+p.Message, ": "))
	}
	return strings.Join(all, "; ")
}
