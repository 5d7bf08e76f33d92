package deploy

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"

	"floorside/infra"
	"floorside/internal/speaker"
)

// talk is what is said to the deployed skill, and what has to come of it. The last lines leave no record behind.
var talk = []struct {
	says, wants string
	ends        bool
}{
	{"open", "?", false},
	{"no", "?", false},
	{"help", "?", false},
	{"i can't feel my legs", "911", false},
	{"forget me", "911", false},
	{"stop", "911", true},
}

// smoke has the local speaker talk with the function in every region, by way of SAM.
func (j *job) smoke(ctx context.Context) error {
	raw, err := infra.InteractionModel(locale)
	if err != nil {
		return err
	}
	model, err := speaker.NewModel(raw)
	if err != nil {
		return err
	}
	for _, region := range j.o.Regions {
		ask := func(ctx context.Context, request []byte) ([]byte, error) {
			return j.sam.run(ctx, string(request), false, "remote", "invoke", "SkillFunction", "--stack-name", j.o.stack(), "--region", region, "--event-file", "-")
		}
		// Somebody new each time: whoever called for help the last time is warned at once.
		echo := speaker.New(model, ask, speaker.Options{Locale: locale, SkillID: j.state.Skill, UserID: "amzn1.ask.account.SMOKE" + rand.Text()})
		if err := converse(ctx, echo, func(turn speaker.Turn) { j.say("      you> %s\n      F: %s", turn.You, turn.Says) }); err != nil {
			return fmt.Errorf("%s: %w", region, err)
		}
	}
	return nil
}

func converse(ctx context.Context, echo *speaker.Echo, tell func(speaker.Turn)) error {
	for _, t := range talk {
		say := func() (speaker.Turn, error) { return echo.Say(ctx, t.says) }
		if t.says == "open" {
			say = func() (speaker.Turn, error) { return echo.Launch(ctx) }
		}
		turn, err := say()
		if err != nil {
			return err
		}
		tell(turn)
		if !strings.Contains(turn.Says, t.wants) || turn.Ends != t.ends {
			return fmt.Errorf("to %q it answers %q (ends: %v), wanted is %q (ends: %v)", turn.You, turn.Says, turn.Ends, t.wants, t.ends)
		}
	}
	return nil
}
