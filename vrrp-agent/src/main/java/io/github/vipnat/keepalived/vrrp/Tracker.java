package io.github.vipnat.keepalived.vrrp;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfWord;
import io.github.vipnat.keepalived.conf.Entry;
import io.github.vipnat.keepalived.conf.reader.WordSplitter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A block of the top level that defines something to track. */
public sealed interface Tracker {

    /** The block in the file. */
    Entry.Block block();

    /** The name that instances refer to. */
    default String name() {
        return block().name();
    }

    /** The weight it has unless the reference gives another. */
    Weight weight();

    /** Whether the file gives a weight at all. */
    default boolean hasWeight() {
        return block().first("weight").isPresent();
    }

    /** A {@code vrrp_track_process}: counted by name over the whole machine, children included (keepalived-facts 2.1). */
    record ByProcess(Entry.Block block) implements Tracker {

        /** The process name, or empty text when the block has none. */
        public String process() {
            return block.first("process").map(line -> line.word(1)).orElse("");
        }

        /** Whether the whole command line is compared instead of the kernel's 15 byte name. */
        public boolean comparesCommandLine() {
            return block.first("full_command").isPresent()
                    || block.first("param_match").isPresent()
                    || block.first("process").map(line -> line.has(2)).orElse(false);
        }

        /** Fewest processes that count as up. */
        public int quorum() {
            boolean mustNotRun = quorumMax() == 0;
            return mustNotRun ? 0 : number("quorum", 1, 1);
        }

        /** Most processes that count as up. */
        public int quorumMax() {
            return number("quorum_max", 0, Integer.MAX_VALUE);
        }

        private int number(String keyword, int least, int otherwise) {
            return block.last(keyword)
                    .flatMap(line -> Numbers.whole(line, 1, least, 65535))
                    .orElse(otherwise);
        }

        /** How long the loss must last before it counts. */
        public Duration terminateDelay() {
            return delay("terminate_delay");
        }

        /** How long the return must last before it counts. */
        public Duration forkDelay() {
            return delay("fork_delay");
        }

        private Duration delay(String keyword) {
            return block.last(keyword)
                    .or(() -> block.last("delay"))
                    .flatMap(line -> Numbers.seconds(line, 1, "0.000001", "3600"))
                    .orElse(Duration.ZERO);
        }

        /** The first weight that is not 0 holds. */
        @Override
        public Weight weight() {
            return block.lines("weight").stream()
                    .flatMap(line -> Weight.read(line, 1, 254).stream())
                    .filter(weight -> weight.points() != 0)
                    .findFirst()
                    .orElse(new Weight(0, isReversed(block), block.line().at()));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byProcess().apply(this);
        }
    }

    /** A {@code vrrp_script}. */
    record ByScript(Entry.Block block) implements Tracker {

        /** The command and its arguments; empty when the block has none or it cannot be cut into words. */
        public List<String> command() {
            List<String> whole = block.last("script")
                    .flatMap(line -> WordSplitter.ofScript(line.text()))
                    .orElse(List.of());
            return whole.size() < 2
                    ? List.of()
                    : WordSplitter.ofScript(whole.get(1)).orElse(List.of());
        }

        /** Time from one run to the next. */
        public Duration interval() {
            return Duration.ofSeconds(number("interval", 1));
        }

        /** How long a run may take; the interval where the file is silent. */
        public Duration timeout() {
            return block.last("timeout").isPresent() ? Duration.ofSeconds(number("timeout", 1)) : interval();
        }

        /** Successes in a row that make it up. */
        public int rise() {
            return number("rise", 1);
        }

        /** Failures in a row that make it down. */
        public int fall() {
            return number("fall", 1);
        }

        private int number(String keyword, int otherwise) {
            return block.last(keyword)
                    .flatMap(line -> Numbers.whole(line, 1, 1, 999_999_999))
                    .orElse(otherwise);
        }

        /** Whether it counts as down until it first succeeds. */
        public boolean startsFailed() {
            return block.first("init_fail").isPresent();
        }

        @Override
        public Weight weight() {
            return block.last("weight")
                    .flatMap(line -> Weight.read(line, 1, 253))
                    .orElse(new Weight(0, isReversed(block), block.line().at()));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byScript().apply(this);
        }
    }

    /** A {@code track_file}: the number in it times the weight is added. */
    record ByFile(Entry.Block block) implements Tracker {

        private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");

        /** The file's path, or empty text. */
        public String path() {
            return block.first("file").map(line -> line.word(1)).orElse("");
        }

        /** What keepalived writes into the file when it reads its configuration; 0 where it names none. */
        public int initialValue() {
            return initWords().stream()
                    .filter(word -> INTEGER.matcher(word).matches())
                    .reduce((first, second) -> second)
                    .map(Integer::parseInt)
                    .orElse(0);
        }

        /** Whether keepalived writes the first value each time it reads its configuration, and not only where no file is. */
        public boolean isOverwritten() {
            return initWords().contains("overwrite");
        }

        /** The words of the last init_file; track_file.c of 2.2.7 takes them in any order. */
        private List<String> initWords() {
            return block.last("init_file").stream()
                    .flatMap(line -> line.words().stream().skip(1).map(ConfWord::text))
                    .toList();
        }

        /** 1 where the file is silent; the first other weight holds. */
        @Override
        public Weight weight() {
            return block.lines("weight").stream()
                    .flatMap(line -> Weight.read(line, 1, 254).stream())
                    .filter(weight -> weight.points() != 1)
                    .findFirst()
                    .orElse(new Weight(1, isReversed(block), block.line().at()));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byFile().apply(this);
        }
    }

    /** What each kind comes to (docs/adr 0013). */
    record Cases<R>(Function<ByProcess, R> byProcess, Function<ByScript, R> byScript, Function<ByFile, R> byFile) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);

    private static boolean isReversed(Entry.Block block) {
        return block.lines("weight").stream().anyMatch(Tracker::saysReverse);
    }

    private static boolean saysReverse(ConfLine line) {
        return line.word(2).equals("reverse");
    }

    /** The interface's own name; interfaces need no block. */
    static Optional<Weight> ofInterface(ConfLine reference) {
        return reference.word(1).equals("weight") ? Weight.read(reference, 2, 253) : Optional.empty();
    }
}
