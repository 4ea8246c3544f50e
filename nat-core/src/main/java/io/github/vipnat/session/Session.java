package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Prompts;
import io.github.vipnat.device.Question;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A conversation with one device, one line at a time: type, read the echo, the output and the prompt or question behind
 * it. Every wait has a deadline. Not for several threads.
 */
public final class Session implements AutoCloseable {

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
    private AnswerEnd lastEnd = AnswerEnd.none();
    private boolean reloadAnnounced;
    private boolean lineStands;
    private boolean mayWaitForAnswer;
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
        return open(shell, os, enable, deadlines, transcript, Patience.unlimited());
    }

    /** As above, with each deadline no longer than the patience left. */
    public static Session open(
            ExpectShell shell,
            DeviceOs os,
            Optional<Secret> enable,
            SessionDeadlines deadlines,
            Transcript transcript,
            Patience patience) {
        return open(shell, os, enable, deadlines, transcript, patience, moment -> {});
    }

    /** As above; hears of each round trip by the moment it comes at, which holds no secret. */
    public static Session open(
            ExpectShell shell,
            DeviceOs os,
            Optional<Secret> enable,
            SessionDeadlines deadlines,
            Transcript transcript,
            Patience patience,
            Consumer<String> roundTrips) {
        PromptReader reader = new PromptReader(shell, patience, roundTrips);
        try {
            PromptLearner learner = new PromptLearner(reader, os, deadlines.prompt());
            Session session = new Session(reader, os, deadlines, transcript, learner.learn());
            session.heedReload(learner.heard());
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
        requireNoQuestion();
        return exchange(line, endings.prompt(), deadline).output();
    }

    /** Reads a configuration, which holds secrets: the transcript hears only how long it is. */
    public String queryConfiguration(String line) {
        LineGuard.require(line, os);
        requireNoQuestion();
        transcript.typed(line);
        reader.type(line + "\r");
        try {
            String text = reader.until(endings.prompt(), deadlines.configuration(), after(line));
            heedReload(text);
            String output = ended(line, Echo.of(line).removedFrom(text)).output();
            transcript.read(line + "\n(" + text.length() + " characters, not written down)");
            return output;
        } catch (SessionException e) {
            throw paged(e).withoutWhatWasHeard();
        }
    }

    /** What answers a question takes part in a change, and is never a line that was meant for a prompt. */
    private void requireNoQuestion() {
        if (mayWaitForAnswer) {
            throw new SessionException(Reason.GARBLED, "the device may still wait for the answer to a question", "");
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

    /** Says no to the question the device waits at, and gives what that leads to. */
    public Exchange decline(Question question) {
        return decline(question, deadlines.command());
    }

    /** As {@link #decline(Question)}, with a deadline of its own. */
    public Exchange decline(Question question, Duration deadline) {
        String no = os.decline();
        if (!os.keyQuestionEnd().matcher(question.text()).find()) {
            return execute(no, deadline);
        }
        String key = no.substring(0, 1);
        transcript.typed(key);
        reader.type(key);
        return ended(key, heard(() -> reader.until(endings.promptOrQuestion(), deadline, after(key))));
    }

    /**
     * Types lines ahead of their answers, as far as the window allows, and hands each answer over in order. When an answer is
     * not wanted no more lines are typed; the answers of those in flight are still read and handed over.
     *
     * @param listener hears of each flight before it is typed, and of each answer; what it throws at a flight keeps that from
     *     being typed, and is thrown once the answers still to come are read
     * @throws SessionException when an echo differs or the device falls silent
     */
    public void executeAhead(List<SendWindow.Entry> entries, SendWindow window, FlightListener listener) {
        requireNoQuestion();
        new SendAhead(new Ahead(), entries, listener).run(window, os.decline());
    }

    private final class Ahead implements SendAhead.Line {

        @Override
        public void require(List<SendWindow.Entry> entries) {
            entries.forEach(entry -> LineGuard.require(entry.line(), os));
            LineGuard.require(os.decline(), os);
        }

        @Override
        public void type(List<SendWindow.Entry> entries) {
            entries.forEach(entry -> transcript.typed(entry.line()));
            reader.type(entries.stream().map(entry -> entry.typed(os.decline())).collect(Collectors.joining()));
        }

        @Override
        public Exchange answerOf(SendWindow.Entry entry, Optional<SendWindow.Entry> next) {
            boolean wasTakenForAnswer = mayWaitForAnswer;
            String text = heard(() -> next.map(endings::before)
                    .map(end -> reader.untilFirst(end, deadlines.command(), after(entry.line())))
                    .orElseGet(() -> reader.untilCounted(
                            endings.stop(),
                            entry.noes(),
                            endings.lastStop(),
                            deadlines.command(),
                            after(entry.line()))));
            FlightAnswer answer = FlightAnswer.of(Echo.of(entry.line()).removedFrom(text), endings, os);
            if (answer.stops() != 1 + entry.noes()) {
                throw new SessionException(
                        Reason.GARBLED, "a prompt is missing " + after(entry.line()), withoutSecrets(text));
            }
            answer.prompt().ifPresent(Session.this::standsAt);
            mayWaitForAnswer = answer.isOpen();
            return answer.exchange(entry.line(), mode, wasTakenForAnswer);
        }
    }

    private void standsAt(String shown) {
        mode = prompts.modeOf(shown).orElseThrow();
    }

    /** Presses Return where a device waits for one key and echoes nothing, as at {@code [confirm]}. */
    public Exchange confirm(Duration deadline) {
        transcript.typed("<return>");
        reader.type("\r");
        String text = heard(() -> reader.until(endings.promptOrQuestion(), deadline, "after confirming"));
        return ended("", text);
    }

    /** Reads on after a prompt that turned out to stand in the middle of an answer, and gives the whole of it. */
    public String readOn(Duration deadline) {
        String begun = lastEnd.withItsPrompt();
        String text = reader.until(endings.prompt(), deadline, "in the middle of an answer");
        heedReload(text);
        return ended("", begun + text).output();
    }

    private Exchange exchange(String line, Pattern atEnd, Duration deadline) {
        LineGuard.require(line, os);
        transcript.typed(line);
        reader.type(line + "\r");
        String text = heard(() -> reader.until(atEnd, deadline, after(line)));
        return ended(line, Echo.of(line).removedFrom(text));
    }

    /** What came before a line broke is worth as much as a whole answer: it may show what the device made of a line. */
    private String heard(Supplier<String> reading) {
        try {
            String text = reading.get();
            heedReload(text);
            transcript.read(withoutSecrets(text));
            return text;
        } catch (SessionException e) {
            mayWaitForAnswer |= e.reason() == Reason.SILENT;
            heedReload(e.heard());
            SessionException clean = paged(e.heardAs(withoutSecrets(e.heard())));
            transcript.read(clean.heard());
            throw clean;
        }
    }

    /** Some devices echo a password, and the path of an archive may hold a login. */
    private String withoutSecrets(String text) {
        return UrlLogin.removedFrom(redactor.redact(text), "***");
    }

    /** A device tells when it likes, before the first prompt too. */
    private void heedReload(String text) {
        reloadAnnounced = os.announcesReload(text).orElse(reloadAnnounced);
    }

    private SessionException paged(SessionException e) {
        boolean isPaged = mayPage && e.reason() == Reason.SILENT && os.hasPagerMarks(e.heard());
        return isPaged ? e.atPager(os.terminalSetup().get(0).line()) : e;
    }

    private Exchange ended(String line, String text) {
        AnswerEnd end = AnswerEnd.of(text, endings, os)
                .orElseThrow(() -> new SessionException(
                        Reason.GARBLED, "the answer ends in neither prompt nor question", withoutSecrets(text)));
        lastEnd = end;
        end.prompt().ifPresent(this::standsAt);
        mayWaitForAnswer = end.question().isPresent();
        return new Exchange(
                line,
                end.output(),
                end.question().<Ending>map(Ending.AtQuestion::new).orElseGet(() -> new Ending.AtPrompt(mode)));
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
        Secret secret = EnablePassword.required(enable);
        redactor.add(secret);
        transcript.typed("<enable password>");
        reader.type(secret.reveal() + "\r");
        return heard(() -> reader.until(answer, deadlines.prompt(), "after the enable password"));
    }

    /**
     * Leaves the device as politely as the line still allows, so that no vty stays behind. Where it may wait for an answer nothing
     * is typed, since that would be one.
     */
    @Override
    public void close() {
        try {
            if (mode == Mode.CONFIGURATION && !mayWaitForAnswer) {
                query(os.leaveConfiguration(), Duration.ofSeconds(5));
            }
            if (!lineStands && !mayWaitForAnswer) {
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
