package session

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/smithy-go/middleware"

	"floorside/internal/guide"
)

// Dynamo is a Store in a DynamoDB table with the partition key KeyAttribute (a string) and no sort key.
// It needs GetItem, PutItem and DeleteItem on the table and no more.
type Dynamo struct {
	client *dynamodb.Client
	table  *string
}

var _ Store = (*Dynamo)(nil)

// NewDynamo returns a Store in the table that c names. It does not dial; build it once, so that turns
// share a connection.
func NewDynamo(c Config) (*Dynamo, error) {
	if c.Table == "" || c.Region == "" || c.Credentials == nil {
		return nil, errors.New("session: dynamo: a table, a region and credentials are needed")
	}
	return &Dynamo{client: newClient(c), table: aws.String(c.Table)}, nil
}

// Load is Store.Load: one read, of what the last write left.
func (d *Dynamo) Load(ctx context.Context, key string, now time.Time) (guide.Record, error) {
	if key == "" {
		return guide.Record{}, fmt.Errorf("session: dynamo: load: %w", errNoKey)
	}
	out, err := d.client.GetItem(ctx, &dynamodb.GetItemInput{
		TableName:      d.table,
		Key:            itemKey(key),
		ConsistentRead: aws.Bool(true),
	})
	if err == nil {
		err = genuine(out.ResultMetadata)
	}
	if err != nil {
		return guide.Record{}, fmt.Errorf("session: dynamo: load: %w", meaning(err))
	}
	if len(out.Item) == 0 {
		return guide.Record{}, nil
	}
	r, err := fromItem(out.Item, now)
	if err != nil {
		return r, fmt.Errorf("session: dynamo: load: %w", err)
	}
	return r, nil
}

// The two conditions of Save. TTL deletion may lag by days, so an expired item counts as none; so does
// one whose rev Load cannot read, or it could never be replaced.
const (
	ifNone = "attribute_not_exists(pk) OR expires_at <= :now OR NOT attribute_type(rev, :number) OR rev < :one"
	ifSame = "rev = :rev"
)

// Save is Store.Save: one conditional write.
func (d *Dynamo) Save(ctx context.Context, key string, r guide.Record, now time.Time) (guide.Record, error) {
	if key == "" {
		return r, fmt.Errorf("session: dynamo: save: %w", errNoKey)
	}
	if err := check(r); err != nil {
		return r, fmt.Errorf("session: dynamo: save: %w", err)
	}
	next := r
	next.Rev++
	in := &dynamodb.PutItemInput{TableName: d.table, Item: toItem(key, next)}
	if r.Rev == 0 {
		in.ConditionExpression = aws.String(ifNone)
		in.ExpressionAttributeValues = map[string]types.AttributeValue{
			":now": whole(now.Unix()), ":one": whole(1), ":number": text("N"),
		}
	} else {
		in.ConditionExpression = aws.String(ifSame)
		in.ExpressionAttributeValues = map[string]types.AttributeValue{":rev": whole(int64(r.Rev))}
	}
	out, err := d.client.PutItem(ctx, in)
	if err == nil {
		err = genuine(out.ResultMetadata)
	}
	if err != nil {
		return r, fmt.Errorf("session: dynamo: save: %w", meaning(err))
	}
	return next, nil
}

// Delete is Store.Delete.
func (d *Dynamo) Delete(ctx context.Context, key string) error {
	if key == "" {
		return fmt.Errorf("session: dynamo: delete: %w", errNoKey)
	}
	out, err := d.client.DeleteItem(ctx, &dynamodb.DeleteItemInput{TableName: d.table, Key: itemKey(key)})
	if err == nil {
		err = genuine(out.ResultMetadata)
	}
	if err != nil {
		return fmt.Errorf("session: dynamo: delete: %w", meaning(err))
	}
	return nil
}

// genuine refuses an answer without the request id that DynamoDB gives with each. The client takes an
// empty answer, whoever gave it, for "no such record" and for "written".
func genuine(answer middleware.Metadata) error {
	if id, ok := awsmiddleware.GetRequestIDMetadata(answer); !ok || id == "" {
		return errors.New("the answer is not DynamoDB's")
	}
	return nil
}

func itemKey(key string) map[string]types.AttributeValue {
	return map[string]types.AttributeValue{KeyAttribute: text(key)}
}

func text(s string) types.AttributeValue { return &types.AttributeValueMemberS{Value: s} }

func whole(n int64) types.AttributeValue {
	return &types.AttributeValueMemberN{Value: strconv.FormatInt(n, 10)}
}
