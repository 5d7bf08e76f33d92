package session

import (
	"context"
	"errors"
	"fmt"
	"net"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/smithy-go"
)

// timeout marks err, the error of a context or of a wait, as ErrTimeout.
func timeout(err error) error { return fmt.Errorf("%w (%w)", ErrTimeout, err) }

// meaning marks err, from the DynamoDB client, as what it means for the conversation.
func meaning(err error) error {
	var conflict *types.ConditionalCheckFailedException
	if errors.As(err, &conflict) {
		return ErrConflict
	}
	var wait net.Error
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) ||
		(errors.As(err, &wait) && wait.Timeout()) {
		return timeout(err)
	}
	var said smithy.APIError
	var call *net.OpError
	if errors.As(err, &said) || errors.As(err, &call) {
		return fmt.Errorf("%w (%w)", ErrRefused, err)
	}
	return err
}
