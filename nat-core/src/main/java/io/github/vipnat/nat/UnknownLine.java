package io.github.vipnat.nat;

import io.github.vipnat.problem.VisibleText;
import java.util.Optional;

/**
 * An {@code ip nat} line that is left alone.
 *
 * @param reason why it is not one of ours to change
 * @param mapping what its addresses say, where it is a static rule of which only another word is not understood
 */
public record UnknownLine(String text, String reason, Optional<Mapping> mapping) {

    public UnknownLine {
        text = VisibleText.of(text);
    }

    /** A line that says nothing which is understood. */
    public UnknownLine(String text, String reason) {
        this(text, reason, Optional.empty());
    }
}
