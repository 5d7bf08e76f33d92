// Package infra holds what surrounds the skill. As Go it only hands out the interaction models, so that
// the local speaker understands from the very files that are deployed.
package infra

import (
	"embed"
	"fmt"
)

//go:embed skill-package/interactionModels/custom/*.json
var models embed.FS

// InteractionModel returns the interaction model of a locale, as it is deployed.
func InteractionModel(locale string) ([]byte, error) {
	raw, err := models.ReadFile("skill-package/interactionModels/custom/" + locale + ".json")
	if err != nil {
		return nil, fmt.Errorf("infra: no interaction model for %s: run `floorside model`: %w", locale, err)
	}
	return raw, nil
}
