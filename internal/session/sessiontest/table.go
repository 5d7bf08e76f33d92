// Package sessiontest gives tests what a store needs around it: a table of their own, and a line to it
// that can be disturbed.
package sessiontest

import (
	"context"
	"crypto/rand"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"floorside/internal/session"
)

// setupTime is how long making or dropping a table may take; a DynamoDB in a container may be slow.
const setupTime = 30 * time.Second

// Table makes a new table like that of template.yaml at endpoint and returns how to reach it. The table
// is gone when the test is. It has no TTL: a stand-in need not know that, and a store must not rely on it.
func Table(t testing.TB, endpoint string) session.Config {
	t.Helper()
	c := session.Config{
		Table:       "floorside-test-" + rand.Text(),
		Region:      "us-east-1",
		Endpoint:    endpoint,
		Credentials: credentials.NewStaticCredentialsProvider("test", "test", ""),
	}
	client := Client(c)
	ctx, cancel := context.WithTimeout(context.Background(), setupTime)
	defer cancel()
	_, err := client.CreateTable(ctx, &dynamodb.CreateTableInput{
		TableName:   aws.String(c.Table),
		BillingMode: types.BillingModePayPerRequest,
		AttributeDefinitions: []types.AttributeDefinition{{
			AttributeName: aws.String(session.KeyAttribute), AttributeType: types.ScalarAttributeTypeS,
		}},
		KeySchema: []types.KeySchemaElement{{
			AttributeName: aws.String(session.KeyAttribute), KeyType: types.KeyTypeHash,
		}},
	})
	if err != nil {
		t.Fatalf("sessiontest: make a table: %v", err)
	}
	t.Cleanup(func() { drop(t, client, c.Table) })
	wait := dynamodb.NewTableExistsWaiter(client, func(o *dynamodb.TableExistsWaiterOptions) {
		o.MinDelay = 50 * time.Millisecond
	})
	if err := wait.Wait(ctx, &dynamodb.DescribeTableInput{TableName: aws.String(c.Table)}, setupTime); err != nil {
		t.Fatalf("sessiontest: wait for the table: %v", err)
	}
	return c
}

// Client returns a plain DynamoDB client for c, to look at or plant what the store has no method for.
func Client(c session.Config) *dynamodb.Client {
	return dynamodb.New(dynamodb.Options{
		Region:       c.Region,
		BaseEndpoint: aws.String(c.Endpoint),
		Credentials:  c.Credentials,
	})
}

// drop removes the table: it matters where the server outlives the test.
func drop(t testing.TB, client *dynamodb.Client, table string) {
	ctx, cancel := context.WithTimeout(context.Background(), setupTime)
	defer cancel()
	if _, err := client.DeleteTable(ctx, &dynamodb.DeleteTableInput{TableName: aws.String(table)}); err != nil {
		t.Logf("sessiontest: the table stays: %v", err)
	}
}

// Environment is what Lambda and template.yaml set for a function that reaches the table of c, but for the skill's id.
func Environment(t testing.TB, c session.Config) []string {
	t.Helper()
	keys, err := c.Credentials.Retrieve(context.Background())
	if err != nil {
		t.Fatalf("sessiontest: %v", err)
	}
	return []string{
		"TABLE_NAME=" + c.Table, "AWS_REGION=" + c.Region, "DYNAMODB_ENDPOINT=" + c.Endpoint,
		"AWS_ACCESS_KEY_ID=" + keys.AccessKeyID, "AWS_SECRET_ACCESS_KEY=" + keys.SecretAccessKey,
	}
}
