package session_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"floorside/internal/guide"
	"floorside/internal/judge"
	"floorside/internal/session"
	"floorside/internal/session/sessiontest"
)

func open(t testing.TB, c session.Config) *session.Dynamo {
	t.Helper()
	s, err := session.NewDynamo(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDynamo(t *testing.T) {
	endpoint := judge.Dynalite(t)
	suite(t, func(t *testing.T) subject {
		c := sessiontest.Table(t, endpoint)
		return subject{Store: open(t, c), plant: func(t *testing.T, key string, fields map[string]any) {
			plantItem(t, c, key, fields)
		}}
	})
}

// plantItem writes an item past the store.
func plantItem(t *testing.T, c session.Config, key string, fields map[string]any) {
	t.Helper()
	item := map[string]types.AttributeValue{session.KeyAttribute: &types.AttributeValueMemberS{Value: key}}
	for name, value := range fields {
		switch v := value.(type) {
		case string:
			item[name] = &types.AttributeValueMemberS{Value: v}
		case int:
			item[name] = &types.AttributeValueMemberN{Value: strconv.Itoa(v)}
		case bool:
			item[name] = &types.AttributeValueMemberBOOL{Value: v}
		case types.AttributeValue:
			item[name] = v
		}
	}
	_, err := sessiontest.Client(c).PutItem(t.Context(), &dynamodb.PutItemInput{TableName: aws.String(c.Table), Item: item})
	if err != nil {
		t.Fatal(err)
	}
}

// What an operator, or Amazon's TTL, sees in the table.
func TestItemIsFlatAndHoldsNoMore(t *testing.T) {
	c := sessiontest.Table(t, judge.Dynalite(t))
	key := session.Key("amzn1.ask.account.ANA")
	r := mustSave(t, open(t, c), key, some())
	out, err := sessiontest.Client(c).GetItem(t.Context(), &dynamodb.GetItemInput{
		TableName: aws.String(c.Table),
		Key:       map[string]types.AttributeValue{session.KeyAttribute: &types.AttributeValueMemberS{Value: key}},
	})
	if err != nil {
		t.Fatal(err)
	}
	ttl, ok := out.Item[session.TTLAttribute].(*types.AttributeValueMemberN)
	if !ok || ttl.Value != strconv.FormatInt(r.ExpiresAt(), 10) {
		t.Errorf("TTL attribute %#v", out.Item[session.TTLAttribute])
	}
	known := strings.Fields("pk who routine done started side second pace onset cleared_until level since holds seen rev expires_at")
	for _, name := range known {
		delete(out.Item, name)
	}
	if len(out.Item) > 0 {
		t.Errorf("stored as well: %v", out.Item)
	}
}

func TestAlienAttributesOfTheTable(t *testing.T) {
	c := sessiontest.Table(t, judge.Dynalite(t))
	s := open(t, c)
	number := func(s string) types.AttributeValue { return &types.AttributeValueMemberN{Value: s} }
	for field, value := range map[string]types.AttributeValue{
		"level":   number("7"),
		"holds":   number("300"),
		"since":   number("1.5"),
		"done":    number("99999999999999999999"),
		"started": number("1"),
		"routine": &types.AttributeValueMemberNULL{Value: true},
	} {
		key := session.Key(field)
		plantItem(t, c, key, map[string]any{
			"expires_at": int(now.Add(time.Hour).Unix()), "rev": 4, field: value,
		})
		r, err := s.Load(t.Context(), key, now)
		if !errors.Is(err, session.ErrCorrupt) || !strings.Contains(err.Error(), field) || r != (guide.Record{Rev: 4}) {
			t.Errorf("%s: %+v, %v", field, r, err)
		}
	}
}

func TestTableThatIsNotThere(t *testing.T) {
	c := sessiontest.Table(t, judge.Dynalite(t))
	c.Table = "another"
	if _, err := open(t, c).Load(t.Context(), session.Key("ana"), now); !errors.Is(err, session.ErrRefused) {
		t.Fatalf("Load: %v", err)
	}
}

func TestConfigFromTheEnvironment(t *testing.T) {
	env := map[string]string{
		"TABLE_NAME": "records", "AWS_REGION": "eu-west-1", "DYNAMODB_ENDPOINT": "http://127.0.0.1:8000",
		"AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_SESSION_TOKEN": "token",
	}
	c, err := session.FromEnv(func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	keys, err := c.Credentials.Retrieve(t.Context())
	if err != nil || keys.AccessKeyID != "id" || keys.SecretAccessKey != "secret" || keys.SessionToken != "token" {
		t.Errorf("credentials: %v", err)
	}
	if c.Table != "records" || c.Region != "eu-west-1" || c.Endpoint != "http://127.0.0.1:8000" {
		t.Errorf("got %+v", c)
	}
	for _, needed := range []string{"TABLE_NAME", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"} {
		_, err := session.FromEnv(func(name string) string {
			if name == needed {
				return ""
			}
			return env[name]
		})
		if err == nil || !strings.Contains(err.Error(), needed) {
			t.Errorf("without %s: %v", needed, err)
		}
	}
	if _, err := session.NewDynamo(session.Config{}); err == nil {
		t.Error("a store of nowhere was built")
	}
}
