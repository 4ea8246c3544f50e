package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Question;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.session.SessionException.Reason;
import io.github.vipnat.session.expect.ExpectShell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A conversation with one device, one line at a time: type, read the echo, the output and the prompt or question behind
 * it. Every wait has a deadline. Not for several threads.
 */
public final class Session implements AutoCloseable {

    private final DeviceLine device;
    private final DeviceOs os;
    private final SessionDeadlines deadlines;
    private final TerminalSetup setup;
    private final Looks looks;
    private String hostname;
    private boolean lineStands;
    private boolean isHandedOver;

    private Session(DeviceLine device, DeviceOs os, SessionDeadlines deadlines, TerminalSetup setup) {
        this.device = device;
        this.os = os;
        this.deadlines = deadlines;
        this.setup = setup;
        this.looks = new Looks(device, os, deadlines, setup);
        this.hostname = device.prompt();
    }

    /**
     * Waits for the first prompt, learns it, turns paging off and raises the privilege where the login did not. What else the
     * terminal needs is typed together with the first line that reads.
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
        return open(shell, os, enable, deadlines, transcript, Patience.unlimited(), moment -> {});
    }

    /**
     * As above, with each deadline no longer than the patience left.
     *
     * @param roundTrips hears of each by the moment it comes at, which holds no secret
     */
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
            TerminalSetup setup = new TerminalSetup(os);
            DeviceLine device = new DeviceLine(reader, os, setup, transcript, learner.learn());
            Session session = new Session(device, os, deadlines, setup);
            device.heedReload(learner.heard());
            session.looks.turnedPagingOff(learner.answer());
            device.raisePrivilege(enable, deadlines.prompt());
            session.looks.turnPagingOff();
            return session;
        } catch (SessionException e) {
            reader.close();
            throw e;
        }
    }

    /** Nothing is read before it is handed over: the memory for answers is left to others. */
    public void rest() {
        looks.forget();
        device.reader().rest();
    }

    /** From here on it is part of other work: somebody else listens, and has their own patience. What was looked at is forgotten. */
    public void handOver(Transcript transcript, Patience patience) {
        looks.forget();
        device.handOver(transcript, patience);
        isHandedOver = true;
    }

    /** Whether it began as part of other work, and may have ended without anybody noticing. */
    public boolean isHandedOver() {
        return isHandedOver;
    }

    /** The mode the session stands in. */
    public Mode mode() {
        return device.mode();
    }

    /**
     * Whether a configuration line fits on the terminal's line behind its prompt. A longer one is scrolled by the device, and
     * its echo proves nothing (ios-facts 6, "long typed line").
     */
    public boolean fits(String line) {
        return os.configurationPrompt(hostname).length() + line.length() < width();
    }

    /** How many columns a line of the terminal has. */
    public int width() {
        looks.settle();
        return setup.width();
    }

    public SessionDeadlines deadlines() {
        return deadlines;
    }

    /** Whether the device has announced in this session that it is about to reload, and not called it off. */
    public boolean reloadAnnounced() {
        return device.reloadAnnounced();
    }

    /** Tells the session the device's configured name, from which configuration prompts are made. */
    public void hostname(String name) {
        hostname = name;
        device.hostname(name);
    }

    /** Types a line that only reads, and gives its output. A question cannot come. */
    public String query(String line) {
        return query(line, deadlines.command());
    }

    /** As {@link #query(String)}, with a deadline of its own. */
    public String query(String line, Duration deadline) {
        return looks.answer(line, deadline);
    }

    /** Reads a configuration, which holds secrets: the transcript hears only how long it is. */
    public String queryConfiguration(String line) {
        return looks.answer(line, deadlines.configuration());
    }

    /**
     * Types lines that only read in one flight. Each answer is kept until {@link #query} or {@link #queryConfiguration} asks for
     * it, and no longer than until anything else is typed. Where that is not safe nothing is typed, and each line is typed
     * once it is asked for.
     *
     * @param lines at least one; that with the longest answer last
     */
    public void lookAhead(List<String> lines) {
        looks.ahead(lines);
    }

    /** Forgets the answers of {@link #lookAhead} that nobody has asked for. */
    public void forgetLooks() {
        looks.forget();
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
        aboutToAct();
        lineStands = true;
        device.type(line + "?", line + "?");
        String text = device.heard(() ->
                device.reader().until(device.endings().again(line), deadlines.command(), DeviceLine.after(line + "?")));
        device.reader().type("\b".repeat(line.length()));
        return Echo.of(line).ofHelpRemovedFrom(device.endings().withoutLast(line, text));
    }

    /** Types a line that may change something and may lead to a question. */
    public Exchange execute(String line) {
        return execute(line, deadlines.command());
    }

    /** As {@link #execute(String)}, with a deadline of its own. */
    public Exchange execute(String line, Duration deadline) {
        LineGuard.require(line, os);
        aboutToAct();
        device.type(line, line + "\r");
        String text = device.heard(() -> device.reader().until(promptOrQuestion(), deadline, DeviceLine.after(line)));
        return device.ended(line, Echo.of(line).removedFrom(text));
    }

    private Pattern promptOrQuestion() {
        return device.endings().promptOrQuestion();
    }

    /** What was looked at before an act says nothing about what is there after it. */
    private void aboutToAct() {
        looks.forget();
        if (!device.mayWaitForAnswer()) {
            looks.settle();
        }
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
        looks.forget();
        device.type(key, key);
        return device.ended(
                key, device.heard(() -> device.reader().until(promptOrQuestion(), deadline, DeviceLine.after(key))));
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
        device.requireNoQuestion();
        aboutToAct();
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
            device.type(
                    entries.stream().map(SendWindow.Entry::line).toList(),
                    entries.stream().map(entry -> entry.typed(os.decline())).collect(Collectors.joining()));
        }

        @Override
        public Exchange answerOf(SendWindow.Entry entry, Optional<SendWindow.Entry> next) {
            boolean wasTakenForAnswer = device.mayWaitForAnswer();
            PromptReader reader = device.reader();
            AnswerEndings endings = device.endings();
            String after = DeviceLine.after(entry.line());
            String text = device.heard(() -> next.map(endings::before)
                    .map(end -> reader.untilFirst(end, deadlines.command(), after))
                    .orElseGet(() -> reader.untilCounted(
                            endings.stop(), entry.noes(), endings.lastStop(), deadlines.command(), after)));
            FlightAnswer answer = FlightAnswer.of(Echo.of(entry.line()).removedFrom(text), endings, os);
            if (answer.stops() != 1 + entry.noes()) {
                throw new SessionException(Reason.GARBLED, "a prompt is missing " + after, device.withoutSecrets(text));
            }
            answer.prompt().ifPresent(device::standsAt);
            device.mayWaitForAnswer(answer.isOpen());
            return answer.exchange(entry.line(), device.mode(), wasTakenForAnswer);
        }
    }

    /** Presses Return where a device waits for one key and echoes nothing, as at {@code [confirm]}. */
    public Exchange confirm(Duration deadline) {
        looks.forget();
        device.type("<return>", "\r");
        String text = device.heard(() -> device.reader().until(promptOrQuestion(), deadline, "after confirming"));
        return device.ended("", text);
    }

    /** Reads on after a prompt that turned out to stand in the middle of an answer, and gives the whole of it. */
    public String readOn(Duration deadline) {
        return device.readOn(deadline);
    }

    /**
     * Leaves the device as politely as the line still allows, so that no vty stays behind. Where it may wait for an answer nothing
     * is typed, since that would be one.
     */
    @Override
    public void close() {
        try {
            if (mode() == Mode.CONFIGURATION && !device.mayWaitForAnswer()) {
                query(os.leaveConfiguration(), Duration.ofSeconds(5));
            }
            if (!lineStands && !device.mayWaitForAnswer()) {
                device.reader().type(os.logout() + "\r");
            }
        } catch (SessionException e) {
            // The device is gone; its own time-out frees the vty.
            device.closedWithoutLogout(String.valueOf(e.getMessage()));
        } finally {
            device.close();
        }
    }
}
