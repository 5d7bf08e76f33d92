package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"floorside/internal/speaker"
)

// openAmazon starts the stand-in for Alexa's web APIs as -zone and -fail say. It ends with ctx, if nobody
// closes it before.
func (o speakOptions) openAmazon(ctx context.Context, now func() time.Time) (*speaker.Amazon, error) {
	failures, err := speaker.ParseFailures(o.fail)
	if err != nil {
		return nil, fmt.Errorf("-fail: %w", err)
	}
	zone := o.zone
	switch zone {
	case "none":
		zone = ""
	case "machine":
		zone = machineZone(os.Getenv("TZ"), os.Readlink)
	}
	amazon, err := speaker.NewAmazon(speaker.AmazonOptions{Now: now})
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { amazon.Close() })
	if err := amazon.SetZone(zone); err != nil {
		amazon.Close()
		return nil, fmt.Errorf("-zone: %w, or none", err)
	}
	for _, f := range failures {
		if err := amazon.Fail(f); err != nil {
			amazon.Close()
			return nil, fmt.Errorf("-fail: %w", err)
		}
	}
	return amazon, nil
}

// machineZone is the IANA name of this machine's zone, empty where it has none: as $TZ says, else as the
// link /etc/localtime does.
func machineZone(tz string, readlink func(string) (string, error)) string {
	name := strings.TrimPrefix(tz, ":")
	if name == "" {
		target, err := readlink("/etc/localtime")
		if err != nil {
			return ""
		}
		name = filepath.ToSlash(target)
	}
	if _, after, path := strings.Cut(name, "zoneinfo/"); path {
		name = after
	}
	if _, err := time.LoadLocation(name); err != nil || name == "Local" {
		return ""
	}
	return name
}

// due is what has gone off. With -each there is nobody to hear it: whoever set it has left.
func (d *desk) due() []speaker.Ring {
	if d.o.each {
		return nil
	}
	return d.amazon.Due(d.now())
}
