package deploy

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"floorside/infra"
	"floorside/internal/smapi"
)

// makeSkill sees to it that there is a skill and that its id is known. The stack needs the id, and the skill the stack's
// functions: so the skill is made without them first.
func (j *job) makeSkill(ctx context.Context) error {
	if j.o.Skill != "" && j.state.Skill != "" && j.o.Skill != j.state.Skill {
		return fmt.Errorf("-skill %s: %s has the skill %s already: make undeploy first, or leave -skill out", j.o.Skill, j.o.Stage, j.state.Skill)
	}
	known := j.state.Skill
	if known == "" {
		known = j.o.Skill
	}
	if known == "" {
		return j.newSkill(ctx)
	}
	there, err := j.api.Exists(ctx, known)
	if err != nil {
		return err
	}
	if !there {
		return fmt.Errorf("there is no skill %s in this account: if you have deleted it, take %s away and run it again", known, j.state.path)
	}
	return j.has(known, "is there")
}

// has remembers the skill.
func (j *job) has(id, how string) error {
	j.say("      %s %s", id, how)
	j.state.Skill, j.state.Making = id, false
	return j.state.save()
}

// newSkill makes one. That it is about to is written down first: if the answer is lost, the skill is looked for by its name
// instead of being made twice.
func (j *job) newSkill(ctx context.Context) error {
	found, err := j.namesakes(ctx)
	if err != nil {
		return err
	}
	switch {
	case len(found) == 1 && j.state.Making:
		return j.has(found[0], "was made before")
	case len(found) > 0:
		return fmt.Errorf("there is a skill of that name already: go on with it by -skill %s, or delete it", strings.Join(found, ", or -skill "))
	}
	draft, err := infra.Draft()
	if err != nil {
		return err
	}
	j.state.Making = true
	if err := j.state.save(); err != nil {
		return err
	}
	id, err := j.api.Create(ctx, j.o.Vendor, draft)
	if err == nil {
		return j.has(id, "is new")
	}
	var no *smapi.Error
	if errors.As(err, &no) && no.Status < http.StatusInternalServerError {
		j.state.Making = false
		return errors.Join(err, j.state.save())
	}
	if found, lost := j.namesakes(ctx); lost == nil && len(found) == 1 {
		return j.has(found[0], "is new, though Amazon's answer was lost")
	}
	return err
}

// namesakes are the skills of this name that are no other stage's.
func (j *job) namesakes(ctx context.Context) ([]string, error) {
	name, err := infra.SkillName(locale)
	if err != nil {
		return nil, err
	}
	found, err := j.api.Find(ctx, j.o.Vendor, locale, name)
	others := j.state.others()
	return slices.DeleteFunc(found, func(id string) bool { return slices.Contains(others, id) }), err
}

// enable waits where Amazon is not done with the package for all that she said.
func (j *job) enable(ctx context.Context) error {
	return j.again(ctx, "the skill cannot be enabled yet", func(ctx context.Context) (bool, error) {
		err := j.api.Enable(ctx, j.state.Skill)
		if smapi.Is(err, http.StatusConflict) {
			return false, nil
		}
		return err == nil, err
	})
}
