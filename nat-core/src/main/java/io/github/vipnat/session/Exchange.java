package io.github.vipnat.session;

import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Question;
import java.util.Optional;
import java.util.function.Function;

/**
 * One typed line and everything the device said until it waited again.
 *
 * @param output without the echo and without the prompt or question at its end
 */
public record Exchange(String line, String output, Ending ending) {

    /** What the device waits for now. */
    public sealed interface Ending {

        /** The next command. */
        record AtPrompt(Mode mode) implements Ending {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.atPrompt().apply(this);
            }
        }

        /** An answer. */
        record AtQuestion(Question question) implements Ending {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.atQuestion().apply(this);
            }
        }

        /** The next command, after a no that was typed ahead; of several questions the first that is not known. */
        record Declined(Question question) implements Ending {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.declined().apply(this);
            }
        }

        /** What each ending comes to (docs/adr 0013). */
        record Cases<R>(
                Function<AtPrompt, R> atPrompt, Function<AtQuestion, R> atQuestion, Function<Declined, R> declined) {}

        /** What this one comes to. */
        <R> R match(Cases<R> cases);
    }

    /** What the device asked before it came to this end. */
    public Optional<Question> asked() {
        return ending.match(new Ending.Cases<>(
                (Ending.AtPrompt prompt) -> Optional.empty(),
                (Ending.AtQuestion open) -> Optional.of(open.question()),
                (Ending.Declined declined) -> Optional.of(declined.question())));
    }
}
