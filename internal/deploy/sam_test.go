package deploy_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"floorside/content"
	"floorside/intents"
	"floorside/internal/session"
)

// home is the variable that says where the stand-in of SAM keeps what AWS would.
const home = "SAM_STANDIN"

// cloud is what AWS would keep.
type cloud struct {
	Stacks map[string]stack    // by name and region
	Faults map[string][]mishap // by command, for its next calls
	Calls  []string            // each with its arguments
	Leaked map[string]string   // variables that SAM has no business with
	dir    string
}

type stack struct {
	Region     string
	Parameters map[string]string
}

// mishap is a call that fails.
type mishap struct {
	Says  string
	Hangs bool // until Ctrl-C
}

func (c *cloud) file() string { return filepath.Join(c.dir, "cloud.json") }

func openCloud(dir string) (*cloud, error) {
	c := &cloud{Stacks: map[string]stack{}, Faults: map[string][]mishap{}, Leaked: map[string]string{}, dir: dir}
	raw, err := os.ReadFile(c.file())
	if errors.Is(err, os.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return nil, err
	}
	return c, json.Unmarshal(raw, c)
}

func (c *cloud) save() error {
	raw, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return os.WriteFile(c.file(), raw, 0o600)
}

// playSAM is the stand-in: this test binary under another name. Its words are those of SAM CLI 1.170.
func playSAM(args []string, in io.Reader, out, complain io.Writer) int {
	c, err := openCloud(os.Getenv(home))
	if err != nil {
		fmt.Fprintln(complain, err)
		return 2
	}
	for _, entry := range os.Environ() {
		if name, value, _ := strings.Cut(entry, "="); strings.HasPrefix(name, "LWA_") || strings.HasPrefix(name, "ASK_") {
			c.Leaked[name] = value
		}
	}
	c.Calls = append(c.Calls, strings.Join(args, " "))
	command := args[0]
	if command == "list" || command == "remote" {
		command += " " + args[1]
	}
	var fails *mishap
	if queue := c.Faults[command]; len(queue) > 0 {
		fails, c.Faults[command] = &queue[0], queue[1:]
	}
	if fails == nil {
		err = c.do(command, args, in, out)
	}
	if err := errors.Join(err, c.save()); err != nil {
		fmt.Fprintln(complain, err)
		return 1
	}
	if fails != nil {
		return fails.happen(complain)
	}
	return 0
}

func (m mishap) happen(complain io.Writer) int {
	if m.Hangs {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		select {
		case <-ctx.Done():
		case <-time.After(30 * time.Second):
		}
	}
	fmt.Fprintln(complain, m.Says)
	return 1
}

// after is the argument that follows a flag.
func after(args []string, flag string) string {
	if i := slices.Index(args, flag); i >= 0 && i+1 < len(args) {
		return args[i+1]
	}
	return ""
}

func (c *cloud) do(command string, args []string, in io.Reader, out io.Writer) error {
	name, region := after(args, "--stack-name"), after(args, "--region")
	key := name + "@" + region
	s, there := c.Stacks[key]
	switch command {
	case "build":
		fmt.Fprintln(out, "Build Succeeded")
		return nil
	case "deploy":
		s = stack{region, map[string]string{}}
		for _, p := range args[slices.Index(args, "--parameter-overrides")+1:] {
			n, v, _ := strings.Cut(p, "=")
			s.Parameters[n] = v
		}
		f, err := openForm()
		if err == nil {
			err = f.takes(s.Parameters)
		}
		if err != nil {
			return err
		}
		c.Stacks[key] = s
		return nil
	case "delete":
		delete(c.Stacks, key)
		return nil
	case "list stack-outputs":
		if !there {
			return fmt.Errorf("Error: The input stack %s does not exist on Cloudformation in the region %s", name, region)
		}
		f, err := openForm()
		if err != nil {
			return err
		}
		return json.NewEncoder(out).Encode(f.outputs(name, region))
	case "remote invoke":
		if f, err := openForm(); err != nil {
			return err
		} else if _, there := f.Resources[args[2]]; !there {
			return fmt.Errorf("Error: The resource %s does not exist in the stack %s", args[2], name)
		}
		return c.invoke(s, in, out)
	}
	return fmt.Errorf("Error: No such command '%s'.", command)
}

// realSkill is the variable that has the skill itself answer. It takes a moment to start, and most tests are not about what it says.
const realSkill = "SAM_STANDIN_REAL"

// invoke answers as the function of the stack would.
func (c *cloud) invoke(s stack, in io.Reader, out io.Writer) error {
	if os.Getenv(realSkill) == "" {
		return pretend(in, out)
	}
	book, issues := content.Open() // as the Lambda does: quickly
	if len(issues) > 0 {
		return fmt.Errorf("content: %v", issues)
	}
	h, err := intents.New(intents.Config{Book: book, SkillID: s.Parameters["SkillId"], Store: session.NewFile(filepath.Join(c.dir, "records.json"))})
	if err != nil {
		return err
	}
	request, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	answer, err := h.Handle(context.Background(), request)
	if err != nil {
		return err
	}
	_, err = out.Write(answer)
	return err
}

// pretend answers in the skill's place: a question, a warning to whatever is a symptom, an end to "stop".
func pretend(in io.Reader, out io.Writer) error {
	var asked struct {
		Request struct{ Intent struct{ Name string } }
	}
	if err := json.NewDecoder(in).Decode(&asked); err != nil {
		return err
	}
	says, ends := "Call 911 now. Can you reach a phone?", false
	switch asked.Request.Intent.Name {
	case "", "AMAZON.NoIntent", "AMAZON.HelpIntent":
		says = "Well?"
	case "AMAZON.StopIntent":
		says, ends = "Call 911 now.", true
	}
	return json.NewEncoder(out).Encode(map[string]any{"version": "1.0", "response": map[string]any{
		"outputSpeech": map[string]string{"type": "PlainText", "text": says}, "shouldEndSession": ends}})
}
