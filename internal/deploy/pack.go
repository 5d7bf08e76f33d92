package deploy

import (
	"context"
	"net/http"

	"floorside/infra"
	"floorside/internal/smapi"
)

// sendPackage gives Amazon the manifest, the models and the icons in one piece, and waits until she has built from it.
func (j *job) sendPackage(ctx context.Context) error {
	p, err := j.functions(ctx)
	if err != nil {
		return err
	}
	pack, err := infra.Package(p)
	if err != nil {
		return err
	}
	if j.state.Import != "" {
		j.say("      Amazon is still at work on the package of the last time")
		// However that one came out, or if nobody knows it any more: the one that counts is sent now.
		if err := j.watch(ctx); ctx.Err() != nil {
			return err
		}
	}
	err = j.again(ctx, "Amazon is still at work on the skill", func(ctx context.Context) (bool, error) {
		id, err := j.api.Import(ctx, j.state.Skill, pack)
		if smapi.Is(err, http.StatusConflict) {
			j.say("      Amazon is still at work on the skill: waiting")
			return false, nil
		}
		j.state.Import = id
		return err == nil, err
	})
	if err != nil {
		return err
	}
	if err := j.state.save(); err != nil {
		return err
	}
	return j.watch(ctx)
}

// watch waits for an import and tells each change. A model of this size takes Amazon some minutes.
func (j *job) watch(ctx context.Context) error {
	told := map[string]string{}
	var last smapi.Progress
	err := j.again(ctx, "Amazon is still building the model", func(ctx context.Context) (bool, error) {
		var err error
		if last, err = j.api.Imported(ctx, j.state.Import); err != nil {
			return false, err
		}
		for _, r := range last.Resources {
			if told[r.Name] != r.Status {
				j.say("      %s: %s", r.Name, r.Status)
				told[r.Name] = r.Status
			}
		}
		return last.Done(), nil
	})
	if err != nil && !smapi.Is(err, http.StatusNotFound) {
		return err
	}
	for _, r := range last.Resources {
		for _, w := range r.Warnings {
			j.say("      %s: warning: %s", r.Name, w.Message)
		}
	}
	j.state.Import = ""
	if err := j.state.save(); err != nil {
		return err
	}
	if err != nil {
		return err
	}
	return last.Err()
}
