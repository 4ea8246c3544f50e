package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Prompts;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.TerminalSetting;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Redactor;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.UrlLogin;
import io.github.vipnat.session.Exchange.Ending;
import io.github.vipnat.session.SessionException.Reason;
import io.github.vipnat.session.expect.ExpectShell;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A conversation with one device, one line at a time: type, read the echo, the output and the prompt or question behind
 * it. Every wait has a deadline. Not for several threads.
 */
public final class Session implements AutoCloseable {

    /** Prompts and questions are shorter, with log lines behind them; only the end of a large answer has to be searched. */
    private static final int LONGEST_PROMPT = 4096;

    private static final String HIDDEN = "***";

    private final PromptReader reader;
    private final DeviceOs os;
    private final SessionDeadlines deadlines;
    private final Transcript transcript;
    private final Redactor redactor = new Redactor();
    private String prompt;
    private Prompts prompts;
    private AnswerEndings endings;
    private Mode mode;
    private String hostname;
    private String lastPrompt = "";
    private boolean reloadAnnounced;
    private boolean lineStands;
    private int width;
    private boolean mayPage;

    private Session(
            PromptReader reader, DeviceOs os, SessionDeadlines deadlines, Transcript transcript, String prompt) {
        this.reader = reader;
        this.os = os;
        this.deadlines = deadlines;
        this.transcript = transcript;
        this.prompt = prompt;
        this.prompts = os.prompts(prompt, Optional.empty());
        this.endings = new AnswerEndings(prompts, os);
        this.mode = prompts.modeOf(prompt).orElse(Mode.USER);
        this.width = os.usualWidth();
        this.hostname = prompt;
    }

    /**
     * Waits for the first prompt, learns it, turns paging off and raises the privilege where the login did not.
     *
     * @param enable the password for raising the privilege, where one is needed
     * @throws SessionException when any of it fails; the shell is closed then
     */
    public static Session open(
            ExpectShell shell,
            DeviceOs os,
            Optional<Secret> enable,
            SessionDeadlines deadlines,
            Transcript transcript) {
        PromptReader reader = new PromptReader(shell);
        try {
            String prompt = new PromptLearner(reader, os, deadlines.prompt()).learn();
            Session session = new Session(reader, os, deadlines, transcript, prompt);
            session.raisePrivilege(enable);
            session.prepareTerminal();
            return session;
        } catch (SessionException e) {
            reader.close();
            throw e;
        }
    }

    /** The mode the session stands in. */
    public Mode mode() {
        return mode;
    }

    /**
     * Whether a configuration line fits on the terminal's line behind its prompt. A longer one is scrolled by the device, and
     * its echo proves nothing (ios-facts 6, "long typed line").
     */
    public boolean fits(String line) {
        return os.configurationPrompt(hostname).length() + line.length() < width;
    }

    /** How many columns a line of the terminal has. */
    public int width() {
        return width;
    }

    public SessionDeadlines deadlines() {
        return deadlines;
    }

    /** Whether the device has announced in this session that it is about to reload, and not called it off. */
    public boolean reloadAnnounced() {
        return reloadAnnounced;
    }

    /** Tells the session the device's configured name, from which configuration prompts are made. */
    public void hostname(String name) {
        hostname = name;
        prompts = os.prompts(prompt, Optional.of(name));
        endings = new AnswerEndings(prompts, os);
    }

    /** Types a line that only reads, and gives its output. A question cannot come. */
    public String query(String line) {
        return query(line, deadlines.command());
    }

    /** A refused setting is no failure yet: accounts that may only read keep working. */
    private void prepareTerminal() {
        for (TerminalSetting setting : os.terminalSetup()) {
            boolean taken = os.reply(query(setting.line())) instanceof Reply.Accepted;
            switch (setting.need()) {
                case WHOLE_ANSWERS -> mayPage = !taken;
                case LONG_LINES -> width = taken ? os.preparedWidth() : os.usualWidth();
                case QUIET -> {
                    // Log lines are passed over anyway.
                }
            }
        }
    }

    /** As {@link #query(String)}, with a deadline of its own. */
    public String query(String line, Duration deadline) {
        return exchange(line, endings.prompt(), deadline).output();
    }

    /** Reads a configuration, which holds secrets: the transcript hears only how long it is. */
    public String queryConfiguration(String line) {
        requireOurs(line);
        transcript.typed(line);
        reader.type(line + "\r");
        try {
            String text = reader.until(endings.prompt(), deadlines.configuration(), after(line));
            String output = ended(line, Echo.of(line).removedFrom(text)).output();
            transcript.read(line + "\n(" + text.length() + " characters, not written down)");
            return output;
        } catch (SessionException e) {
            throw paged(e).withoutWhatWasHeard();
        }
    }

    /** The last guard: what is typed on a device is what vipnat makes itself, wherever it was read from. */
    private void requireOurs(String line) {
        if (!os.types(line)) {
            throw new ProblemException(ProblemException.Kind.REFUSED, LineGuard.refusal(line));
        }
    }

    /**
     * Asks with a question mark what may follow the beginning of a line, and wipes it out again. Return is not pressed, and
     * never will be: whether the line is gone only the next question shows, so after this the session can ask and be closed,
     * nothing else.
     *
     * @param line the beginning, with a blank at its end where the next word is asked for
     */
    public String help(String line) {
        if (!os.inspection().helps().contains(line)) {
            throw new ProblemException(ProblemException.Kind.REFUSED, LineGuard.refusal(line + "?"));
        }
        lineStands = true;
        transcript.typed(line + "?");
        reader.type(line + "?");
        String text = heard(() -> reader.until(endings.again(line), deadlines.command(), after(line + "?")));
        reader.type("\b".repeat(line.length()));
        return Echo.of(line).ofHelpRemovedFrom(endings.withoutLast(line, text));
    }

    /** Types a line that may change something and may lead to a question. */
    public Exchange execute(String line) {
        return execute(line, deadlines.command());
    }

    /** As {@link #execute(String)}, with a deadline of its own. */
    public Exchange execute(String line, Duration deadline) {
        return exchange(line, endings.promptOrQuestion(), deadline);
    }

    /**
     * Types lines ahead of their answers, as far as the window allows, and hands each answer over in order. When an answer is
     * not wanted no more lines are typed; the answers of those in flight are still read and handed over.
     *
     * @param listener hears of each flight before it is typed, and of each answer
     * @throws SessionException when an echo differs or the device falls silent
     */
    public void executeAhead(List<SendWindow.Entry> entries, SendWindow window, FlightListener listener) {
        Deque<SendWindow.Entry> waiting = new ArrayDeque<>(entries);
        Deque<SendWindow.Entry> inFlight = new ArrayDeque<>();
        while (!waiting.isEmpty() || !inFlight.isEmpty()) {
            List<SendWindow.Entry> now = window.admit(waiting, inFlight);
            typeAhead(now, listener);
            inFlight.addAll(now);
            if (!listener.answered(answerOf(inFlight.remove(), Optional.ofNullable(inFlight.peek())))) {
                waiting.clear();
            }
        }
    }

    private void typeAhead(List<SendWindow.Entry> entries, FlightListener listener) {
        if (!entries.isEmpty()) {
            entries.forEach(entry -> requireOurs(entry.line()));
            listener.types(entries.stream().map(SendWindow.Entry::line).toList());
            entries.forEach(entry -> transcript.typed(entry.line()));
            reader.type(entries.stream().map(SendWindow.Entry::typed).collect(Collectors.joining()));
        }
    }

    /** The next line in flight is echoed right behind the prompt that ends this one's answer. */
    private Exchange answerOf(SendWindow.Entry entry, Optional<SendWindow.Entry> next) {
        Pattern end = next.map(endings::before).orElseGet(() -> endings.last(entry));
        String text = heard(() -> reader.untilFirst(end, deadlines.command(), after(entry.line())));
        Exchange exchange = ended(entry.line(), Echo.of(entry.line()).removedFrom(text));
        return new Exchange(entry.line(), endings.withoutPrompts(exchange.output()), exchange.ending());
    }

    /** Presses Return where a device waits for one key and echoes nothing, as at {@code [confirm]}. */
    public Exchange confirm(Duration deadline) {
        transcript.typed("<return>");
        reader.type("\r");
        String text = heard(() -> reader.until(endings.promptOrQuestion(), deadline, "after confirming"));
        return ended("", text);
    }

    /** Reads on after a prompt that turned out to stand in the middle of an answer; it is part of the answer then. */
    public String readOn(Duration deadline) {
        String shown = lastPrompt;
        return shown
                + ended("", reader.until(endings.prompt(), deadline, "in the middle of an answer"))
                        .output();
    }

    private Exchange exchange(String line, Pattern atEnd, Duration deadline) {
        requireOurs(line);
        transcript.typed(line);
        reader.type(line + "\r");
        String text = heard(() -> reader.until(atEnd, deadline, after(line)));
        return ended(line, Echo.of(line).removedFrom(text));
    }

    /** What came before a line broke is worth as much as a whole answer: it may show what the device made of a line. */
    private String heard(Supplier<String> reading) {
        try {
            String text = reading.get();
            transcript.read(withoutSecrets(text));
            return text;
        } catch (SessionException e) {
            SessionException clean = paged(e.heardAs(withoutSecrets(e.heard())));
            transcript.read(clean.heard());
            throw clean;
        }
    }

    /** Some devices echo a password, and the path of an archive may hold a login. */
    private String withoutSecrets(String text) {
        return UrlLogin.removedFrom(redactor.redact(text), HIDDEN);
    }

    private SessionException paged(SessionException e) {
        boolean isPaged = mayPage && e.reason() == Reason.SILENT && os.hasPagerMarks(e.heard());
        return isPaged
                ? new SessionException(
                        Reason.PAGED,
                        "the device stops after a page and refused \""
                                + os.terminalSetup().get(0).line() + "\"",
                        e.heard())
                : e;
    }

    /** Splits what was read into output and the prompt or question at its end. */
    private Exchange ended(String line, String text) {
        reloadAnnounced = os.announcesReload(text).orElse(reloadAnnounced);
        int from = Math.max(0, text.length() - LONGEST_PROMPT);
        Matcher found = endings.prompt().matcher(text).region(from, text.length());
        if (found.find()) {
            lastPrompt = found.group("prompt");
            mode = prompts.modeOf(lastPrompt).orElseThrow();
            String output = text.substring(0, found.start()) + "\n" + found.group("announced");
            return new Exchange(line, output, new Ending.AtPrompt(mode));
        }
        found.usePattern(endings.question()).region(from, text.length());
        if (!found.find()) {
            throw new SessionException(
                    Reason.GARBLED, "the answer ends in neither prompt nor question", withoutSecrets(text));
        }
        return new Exchange(line, text.substring(0, found.start()), new Ending.AtQuestion(os.question(found.group(1))));
    }

    private static String after(String line) {
        return "after typing \"" + line + "\"";
    }

    private void raisePrivilege(Optional<Secret> enable) {
        if (mode != Mode.USER) {
            return;
        }
        reader.type(os.raisePrivilege() + "\r");
        Pattern answer = Pattern.compile(
                endings.prompt().pattern() + "|" + os.passwordRequestAtEnd().pattern());
        String text = heard(() -> reader.until(answer, deadlines.prompt(), after(os.raisePrivilege())));
        if (os.passwordRequestAtEnd().matcher(text).find()) {
            text = answerPasswordRequest(enable, answer);
        }
        Matcher found = endings.prompt().matcher(text);
        mode = found.find() ? prompts.modeOf(found.group("prompt")).orElse(Mode.USER) : Mode.USER;
        if (mode != Mode.PRIVILEGED) {
            throw new SessionException(Reason.NOT_PRIVILEGED, "the enable password was refused", withoutSecrets(text));
        }
        prompt = found.group("prompt");
    }

    private String answerPasswordRequest(Optional<Secret> enable, Pattern answer) {
        Secret secret = enable.orElseThrow(() -> new SessionException(
                Reason.NOT_PRIVILEGED, "the device asks for an enable password and none is given", ""));
        String password = secret.reveal();
        if (password.chars().anyMatch(Character::isISOControl)) {
            throw new SessionException(
                    Reason.NOT_PRIVILEGED, "the enable password holds a control character, which no device takes", "");
        }
        redactor.add(secret);
        transcript.typed("<enable password>");
        reader.type(password + "\r");
        return heard(() -> reader.until(answer, deadlines.prompt(), "after the enable password"));
    }

    /** Leaves the device as politely as the line still allows, so that no vty stays behind. */
    @Override
    public void close() {
        try {
            if (mode == Mode.CONFIGURATION) {
                query(os.leaveConfiguration(), Duration.ofSeconds(5));
            }
            if (!lineStands) {
                reader.type(os.logout() + "\r");
            }
        } catch (SessionException e) {
            // The device is gone; its own time-out frees the vty.
            transcript.read("(closed without logging out: " + e.getMessage() + ")");
        } finally {
            reader.close();
        }
    }
}
