package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"floorside/internal/model"
)

// virtual is the way through virtual-alexa, an Alexa for tests that nobody here wrote: it reads the interaction model and
// sends requests to the skill over HTTP. What it does not know it is told to send as the fallback intent.
func (c *catcher) virtual(ctx context.Context, said []sentence) ([]caught, error) {
	root, err := findRoot()
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(root, "tools", "virtual-alexa")
	if _, err := os.Stat(filepath.Join(folder, "node_modules")); err != nil {
		return nil, errors.New("virtual-alexa is not installed: run `make virtual-alexa`")
	}
	all, next, failed := make([]caught, len(said)), 0, error(nil)
	server, url, err := c.serve(func() {
		if next == len(said) {
			failed = errors.New("more requests than sentences")
			return
		}
		got := c.trace
		whole, err := c.whole(ctx, said[next].text)
		c.trace, failed = got, errors.Join(failed, err)
		all[next] = c.caught(whole)
		next++
	})
	if err != nil {
		return nil, err
	}
	defer server.Close()
	var texts, complaint bytes.Buffer
	for _, s := range said {
		if err := json.NewEncoder(&texts).Encode(s.text); err != nil {
			return nil, err
		}
	}
	node := exec.CommandContext(ctx, "node", filepath.Join(folder, "talk.mjs"), filepath.Join(root, model.Path(catchLocale)), url)
	node.Stdin, node.Stderr = &texts, &complaint
	if err := node.Run(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, complaint.String())
	}
	if next != len(said) {
		failed = errors.Join(failed, fmt.Errorf("%d requests for %d sentences", next, len(said)))
	}
	return all, failed
}

// serve answers requests by the skill's handler, one after another, and reports each.
func (c *catcher) serve(answered func()) (*http.Server, string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, "", err
	}
	server := &http.Server{ReadHeaderTimeout: time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		request, err := io.ReadAll(r.Body)
		if err == nil {
			request, err = c.handle(r.Context(), request)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		answered()
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(request)
	})}
	go func() { _ = server.Serve(listener) }()
	return server, "http://" + listener.Addr().String(), nil
}
