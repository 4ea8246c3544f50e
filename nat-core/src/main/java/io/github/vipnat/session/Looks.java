package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types lines that only read, several in one flight where that is safe: each answer ends at the prompt in front of the next
 * line's echo. While the device may stop after a page each line waits for the answer before it, because letters typed then are
 * keys, and what is left of {@code show reload} behind a key or two is {@code reload}.
 */
final class Looks {

    /** In characters. A longer answer in front of others would be looked through again and again. */
    private static final int LONGEST_IN_A_FLIGHT = 128 * 1024;

    private final DeviceLine line;
    private final DeviceOs os;
    private final SessionDeadlines deadlines;
    private final TerminalSetup setup;
    private final KeptAnswers kept = new KeptAnswers();
    private boolean isDoubtful;
    private int longestConfiguration;

    Looks(DeviceLine line, DeviceOs os, SessionDeadlines deadlines, TerminalSetup setup) {
        this.line = line;
        this.os = os;
        this.deadlines = deadlines;
        this.setup = setup;
    }

    /** The line with which the prompt was learnt did that already, unless the device refused it before it raised the privilege. */
    void turnedPagingOff(String text) {
        String first = TerminalSetup.first(os);
        try {
            String output = line.ended(first, Echo.of(first).removedFrom(text)).output();
            if (os.reply(output) instanceof Reply.Accepted) {
                line.missed(first, text);
                setup.answered(output);
            }
        } catch (SessionException e) {
            // Something was printed in between; asked again, the device says it again.
            line.mayWaitForAnswer(false);
        }
    }

    /** Where the device refuses that, the rest of the setting up is done one line at a time too. */
    void turnPagingOff() {
        while (setup.mayPage() && !setup.untyped().isEmpty()) {
            setup.answered(
                    fly(setup.untyped().subList(0, 1), deadlines.command()).get(0));
        }
    }

    /** What is left to be prepared neither asks nor prints pages, and travels with the first line that reads. */
    void settle() {
        List<String> untyped = setup.untyped();
        if (!untyped.isEmpty()) {
            settled(fly(untyped, deadlines.command()));
        }
    }

    /** A line that is not taken is asked for again by itself: a message may have come in between. */
    private void settled(List<String> answers) {
        List<String> again = new ArrayList<>(answers);
        for (String refused : setup.refused(answers)) {
            again.set(
                    setup.untyped().indexOf(refused),
                    fly(List.of(refused), deadlines.command()).get(0));
        }
        again.forEach(setup::answered);
    }

    /** The answer to a line, be it kept or new. */
    String answer(String wanted, Duration deadline) {
        return kept.take(wanted).orElseGet(() -> newAnswer(wanted, deadline));
    }

    private String newAnswer(String wanted, Duration deadline) {
        if (!setup.fitsUnprepared(line.prompt(), wanted)) {
            settle();
        }
        List<String> first = setup.untyped();
        List<String> answers =
                fly(Stream.concat(first.stream(), Stream.of(wanted)).toList(), deadline);
        settled(answers.subList(0, first.size()));
        return answers.get(first.size());
    }

    /** Types lines in one flight and keeps their answers until they are asked for; nothing where that is not safe. */
    void ahead(List<String> lines) {
        if (setup.mayPage() || kept.haveAll(lines) || mayBeTooLong(lines.subList(0, lines.size() - 1))) {
            return;
        }
        settle();
        List<String> answers = fly(lines, deadlines.command());
        if (!isDoubtful) {
            kept.keep(lines, answers);
        }
    }

    /** What was kept is not what the device would say now. */
    void forget() {
        kept.forget();
    }

    /** A long answer is looked through once, at its end. How long one is shows the first that is read. */
    private boolean mayBeTooLong(List<String> lines) {
        boolean isKnownToBeShort = longestConfiguration > 0 && longestConfiguration < LONGEST_IN_A_FLIGHT;
        return !isKnownToBeShort && lines.stream().anyMatch(this::readsConfiguration);
    }

    private boolean readsConfiguration(String wanted) {
        return wanted.equals(os.showRunningConfiguration()) || wanted.equals(os.showStartupConfiguration());
    }

    private List<String> fly(List<String> lines, Duration deadline) {
        lines.forEach(typed -> LineGuard.require(typed, os));
        line.requireNoQuestion();
        kept.forget();
        line.type(lines, lines.stream().map(typed -> typed + "\r").collect(Collectors.joining()));
        isDoubtful = false;
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            answers.add(answer(lines, i, deadline));
        }
        return answers;
    }

    /** Reads the answer to one line of a flight; doubts it where it holds that line's prompt and echo itself, as a banner may. */
    private String answer(List<String> lines, int at, Duration deadline) {
        String typed = lines.get(at);
        boolean isLast = at + 1 == lines.size();
        boolean isConfiguration = readsConfiguration(typed);
        Duration most = isConfiguration || typed.equals(os.showTranslations(line.mode()))
                ? longer(deadlines.configuration(), deadline)
                : deadline;
        PromptReader reader = line.reader();
        Supplier<String> reading = () -> isLast
                ? reader.until(line.endings().prompt(), most, DeviceLine.after(typed))
                : reader.untilFirst(line.endings().promptBefore(lines.get(at + 1)), most, DeviceLine.after(typed));
        String text = isConfiguration ? line.unwritten(typed, reading) : line.heard(reading);
        String output =
                line.ended(typed, withoutEcho(typed, text, isConfiguration)).output();
        if (isConfiguration) {
            longestConfiguration = Math.max(longestConfiguration, text.length());
        }
        isDoubtful |= lines.size() > 1
                && line.endings().promptBefore(typed).matcher(text).find();
        isDoubtful |= isConfiguration && !isLast && !os.isComplete(output);
        return output;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String withoutEcho(String typed, String text, boolean isSecret) {
        try {
            return Echo.of(typed).removedFrom(text);
        } catch (SessionException e) {
            throw isSecret ? e.withoutWhatWasHeard() : e;
        }
    }
}
