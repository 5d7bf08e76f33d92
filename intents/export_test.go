package intents

import (
	"context"

	"floorside/content"
	"floorside/internal/alexa"
	"floorside/internal/guide"
)

// Controls are the ids of the CONTROL slot.
var Controls = controls

// EventOf is what a request means while a question is open.
func (h *Handler) EventOf(_ context.Context, raw []byte, region content.Region, open string) (guide.Event, error) {
	req, err := alexa.Decode(raw)
	if err != nil {
		return guide.Event{}, err
	}
	return (&turn{h: h, req: req}).listen(region, open)
}
