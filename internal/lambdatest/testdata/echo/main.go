// Echo is a Lambda for the tests of lambdatest: it answers what it is asked, or does what it is told.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/aws/aws-lambda-go/lambda"
)

func main() {
	if os.Getenv("DIE") != "" {
		fmt.Fprintln(os.Stderr, "told to die")
		os.Exit(3)
	}
	lambda.Start(func(ctx context.Context, in struct{ Do string }) (json.RawMessage, error) {
		switch in.Do {
		case "fail":
			return nil, errors.New("told to fail")
		case "exit":
			os.Exit(3)
		case "panic":
			panic("told to panic")
		}
		fmt.Println("asked to", in.Do)
		_, bounded := ctx.Deadline()
		return json.Marshal(map[string]any{"did": in.Do, "bounded": bounded, "home": os.Getenv("HOME"), "extra": os.Getenv("EXTRA")})
	})
}
