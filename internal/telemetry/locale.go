package telemetry

// Locale is one of the locales in which Alexa can send requests, or OtherLocale.
type Locale uint8

// OtherLocale is any locale that is not in the list.
const OtherLocale Locale = 0

// localeNames are the locales that a custom skill can be published in. What else a request claims to be
// is logged as "other": the field comes from outside.
var localeNames = [...]string{
	"other",
	"ar-SA", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES", "es-MX", "es-US", "fr-CA",
	"fr-FR", "hi-IN", "it-IT", "ja-JP", "nl-NL", "pt-BR",
}

// LocaleOf returns the Locale of this name, spelled as Alexa does.
func LocaleOf(name string) Locale { return Locale(nameOf(localeNames[:], name, int(OtherLocale))) }

// String returns the name in the log, which is a dimension of the metrics too.
func (l Locale) String() string { return name(localeNames[:], int(l)) }
