// Package infra holds what surrounds the skill. As Go it hands out the skill package: the manifest with its gaps filled,
// the interaction models, so that the local speaker understands from the very files that are deployed, and the icons.
package infra

import "fmt"

// InteractionModel returns the interaction model of a locale, as it is deployed.
func InteractionModel(locale string) ([]byte, error) {
	raw, err := assets.ReadFile("skill-package/interactionModels/custom/" + locale + ".json")
	if err != nil {
		return nil, fmt.Errorf("infra: no interaction model for %s: run `floorside model`: %w", locale, err)
	}
	return raw, nil
}
