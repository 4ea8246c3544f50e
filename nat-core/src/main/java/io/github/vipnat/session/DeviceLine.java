package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Prompts;
import io.github.vipnat.secret.Redactor;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.UrlLogin;
import io.github.vipnat.session.Exchange.Ending;
import io.github.vipnat.session.SessionException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line to a device: what is typed and read on it, what the transcript hears of that, and where the device stands. */
final class DeviceLine implements AutoCloseable {

    private final PromptReader reader;
    private final DeviceOs os;
    private final TerminalSetup setup;
    private final Redactor redactor = new Redactor();
    private Transcript transcript;
    private String prompt;
    private Prompts prompts;
    private AnswerEndings endings;
    private Mode mode;
    private AnswerEnd lastEnd = AnswerEnd.none();
    private boolean reloadAnnounced;
    private boolean mayWaitForAnswer;

    DeviceLine(PromptReader reader, DeviceOs os, TerminalSetup setup, Transcript transcript, String prompt) {
        this.reader = reader;
        this.os = os;
        this.setup = setup;
        this.transcript = transcript;
        this.prompt = prompt;
        this.prompts = os.prompts(prompt, Optional.empty());
        this.endings = new AnswerEndings(prompts, os);
        this.mode = prompts.modeOf(prompt).orElse(Mode.USER);
    }

    PromptReader reader() {
        return reader;
    }

    AnswerEndings endings() {
        return endings;
    }

    Mode mode() {
        return mode;
    }

    String prompt() {
        return prompt;
    }

    boolean reloadAnnounced() {
        return reloadAnnounced;
    }

    /** Whether what is typed next may be taken for the answer to a question. */
    boolean mayWaitForAnswer() {
        return mayWaitForAnswer;
    }

    void mayWaitForAnswer(boolean yes) {
        mayWaitForAnswer = yes;
    }

    /** From here on it is somebody else's work, who listens and has their own patience. */
    void handOver(Transcript listening, Patience patience) {
        transcript = listening;
        reader.waitFor(patience);
        reader.wake();
    }

    /** The device's configured name, from which configuration prompts are made. */
    void hostname(String name) {
        prompts = os.prompts(prompt, Optional.of(name));
        endings = new AnswerEndings(prompts, os);
    }

    /** @param shown what the transcript hears of it */
    void type(String shown, String text) {
        transcript.typed(shown);
        reader.type(text);
    }

    /** As above, of several lines. */
    void type(List<String> shown, String text) {
        shown.forEach(transcript::typed);
        reader.type(text);
    }

    /** What answers a question takes part in a change, and is never a line that was meant for a prompt. */
    void requireNoQuestion() {
        if (mayWaitForAnswer) {
            throw new SessionException(Reason.GARBLED, "the device may still wait for the answer to a question", "");
        }
    }

    void standsAt(String shown) {
        mode = prompts.modeOf(shown).orElseThrow();
    }

    /** What came before a line broke is worth as much as a whole answer: it may show what the device made of a line. */
    String heard(Supplier<String> reading) {
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

    /** As {@link #heard}, of what holds secrets: the transcript hears only how long it is. */
    String unwritten(String line, Supplier<String> reading) {
        try {
            String text = reading.get();
            heedReload(text);
            transcript.read(line + "\n(" + text.length() + " characters, not written down)");
            return text;
        } catch (SessionException e) {
            throw paged(e).withoutWhatWasHeard();
        }
    }

    /** What was said before anybody wrote it down. */
    void missed(String line, String text) {
        transcript.typed(line);
        transcript.read(withoutSecrets(text));
    }

    void closedWithoutLogout(String reason) {
        transcript.read("(closed without logging out: " + reason + ")");
    }

    /** Some devices echo a password, and the path of an archive may hold a login. */
    String withoutSecrets(String text) {
        return UrlLogin.removedFrom(redactor.redact(text), "***");
    }

    /** A device tells when it likes, before the first prompt too. */
    void heedReload(String text) {
        reloadAnnounced = os.announcesReload(text).orElse(reloadAnnounced);
    }

    /** What is typed at a pager, a farewell too, is keys to it, and what is left of that a line of its own. */
    private SessionException paged(SessionException e) {
        boolean isPaged = setup.mayPage() && e.reason() == Reason.SILENT && os.hasPagerMarks(e.heard());
        mayWaitForAnswer |= isPaged;
        return isPaged ? e.atPager(TerminalSetup.first(os)) : e;
    }

    Exchange ended(String line, String text) {
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

    /** Reads on after a prompt that turned out to stand in the middle of an answer, and gives the whole of it. */
    String readOn(Duration deadline) {
        String begun = lastEnd.withItsPrompt();
        String text = reader.until(endings.prompt(), deadline, "in the middle of an answer");
        heedReload(text);
        return ended("", begun + text).output();
    }

    /** @param deadline for each answer */
    void raisePrivilege(Optional<Secret> enable, Duration deadline) {
        if (mode != Mode.USER) {
            return;
        }
        reader.type(os.raisePrivilege() + "\r");
        Pattern answer = Pattern.compile(
                endings.prompt().pattern() + "|" + os.passwordRequestAtEnd().pattern());
        String text = heard(() -> reader.until(answer, deadline, after(os.raisePrivilege())));
        if (os.passwordRequestAtEnd().matcher(text).find()) {
            text = answerPasswordRequest(enable, answer, deadline);
        }
        Matcher found = endings.prompt().matcher(text);
        mode = found.find() ? prompts.modeOf(found.group("prompt")).orElse(Mode.USER) : Mode.USER;
        if (mode != Mode.PRIVILEGED) {
            throw new SessionException(Reason.NOT_PRIVILEGED, "the enable password was refused", withoutSecrets(text));
        }
        prompt = found.group("prompt");
    }

    private String answerPasswordRequest(Optional<Secret> enable, Pattern answer, Duration deadline) {
        Secret secret = EnablePassword.required(enable);
        redactor.add(secret);
        type("<enable password>", secret.reveal() + "\r");
        return heard(() -> reader.until(answer, deadline, "after the enable password"));
    }

    static String after(String line) {
        return "after typing \"" + line + "\"";
    }

    @Override
    public void close() {
        reader.close();
    }
}
