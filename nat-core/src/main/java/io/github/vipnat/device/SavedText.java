package io.github.vipnat.device;

import io.github.vipnat.nat.ConfigLine;
import java.util.List;
import java.util.function.Function;

/** What a file turns out to hold that somebody saved a configuration in, or the log of a terminal that showed it. */
public sealed interface SavedText {

    /**
     * One whole configuration.
     *
     * @param text as long as the file above it, so that its lines keep their numbers
     */
    record Whole(String text) implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.whole().apply(this);
        }
    }

    /** The marks of a pager stand between the lines. */
    record PagerMarks() implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.pagerMarks().apply(this);
        }
    }

    /** No configuration that reaches its end. */
    record Cut() implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cut().apply(this);
        }
    }

    /** What a command showed that leaves most of the configuration out. */
    record Part(String command) implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.part().apply(this);
        }
    }

    /**
     * Several that say different things.
     *
     * @param places where each stands: {@code lines 3 to 80 (hostname edge)}
     */
    record Several(List<String> places) implements SavedText {

        public Several {
            places = List.copyOf(places);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.several().apply(this);
        }
    }

    /** One, and behind it a line with which its router was changed. */
    record Outdated(ConfigLine typed) implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.outdated().apply(this);
        }
    }

    /** Around a line it cannot be told what is free text and what is configuration. */
    record Unsound(ConfigLine line) implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unsound().apply(this);
        }
    }

    /** Lines have lost the blanks before them that say what they belong to; this is the first of them. */
    record Flat(ConfigLine line) implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.flat().apply(this);
        }
    }

    /** A line was torn in two on the way, or something came in between. */
    record Torn(ConfigLine line) implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.torn().apply(this);
        }
    }

    /** One that begins in the middle, with this line. */
    record Headless(ConfigLine first) implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.headless().apply(this);
        }
    }

    /** Commands that change a device, and no configuration; this line shows it. */
    record Script(ConfigLine line) implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.script().apply(this);
        }
    }

    /** The configuration of another operating system. */
    record Foreign(String system) implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.foreign().apply(this);
        }
    }

    /**
     * No plain text of a configuration.
     *
     * @param what the file is, as a sentence
     * @param remedy a command that makes a plain one, with FILE where the file's name belongs; empty where there is none
     */
    record Disguised(String what, String remedy) implements SavedText {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.disguised().apply(this);
        }
    }

    /** What each comes to (docs/adr 0013). */
    record Cases<R>(
            Function<Whole, R> whole,
            Function<PagerMarks, R> pagerMarks,
            Function<Cut, R> cut,
            Function<Part, R> part,
            Function<Several, R> several,
            Function<Outdated, R> outdated,
            Function<Unsound, R> unsound,
            Function<Flat, R> flat,
            Function<Torn, R> torn,
            Function<Headless, R> headless,
            Function<Script, R> script,
            Function<Foreign, R> foreign,
            Function<Disguised, R> disguised) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
