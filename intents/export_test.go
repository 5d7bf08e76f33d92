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
func (h *Handler) EventOf(ctx context.Context, raw []byte, region content.Region, open string) (guide.Event, error) {
	req, err := alexa.Decode(raw)
	if err != nil {
		return guide.Event{}, err
	}
	var s guide.State
	s.Talk.Pending = open
	t := &turn{h: h, req: req, now: h.Now(), api: h.Alexa.For(req)}
	return t.listen(ctx, region, s)
}
