package judge

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestDynaliteAnswersOnLoopbackAndEndsWithItsTest(t *testing.T) {
	t.Setenv("DYNAMODB_ENDPOINT", "")
	var endpoint string
	t.Run("while the test runs", func(t *testing.T) {
		endpoint = Dynalite(t)
		if !strings.HasPrefix(endpoint, "http://127.0.0.1:") {
			t.Fatalf("listens on %s, want loopback", endpoint)
		}
		body, err := listTables(endpoint)
		if err != nil || !strings.Contains(body, "TableNames") {
			t.Fatalf("ListTables answered %q, %v", body, err)
		}
	})
	if _, err := listTables(endpoint); err == nil {
		t.Fatalf("%s still answers after its test", endpoint)
	}
}

func TestDynaliteGivesWayToTheOneNamed(t *testing.T) {
	t.Setenv("DYNAMODB_ENDPOINT", "http://127.0.0.1:8000")
	if got := Dynalite(t); got != "http://127.0.0.1:8000" {
		t.Fatalf("got %s", got)
	}
}

func listTables(endpoint string) (string, error) {
	req, err := http.NewRequest(http.MethodPost, endpoint, strings.NewReader("{}"))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/x-amz-json-1.0")
	req.Header.Set("X-Amz-Target", "DynamoDB_20120810.ListTables")
	req.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=a")
	req.Header.Set("X-Amz-Date", "20260101T000000Z")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err
}
