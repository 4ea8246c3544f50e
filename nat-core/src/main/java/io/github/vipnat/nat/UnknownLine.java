package io.github.vipnat.nat;

import io.github.vipnat.problem.VisibleText;

/**
 * An {@code ip nat} line that is left alone.
 *
 * @param reason why it is not one of ours to change
 */
public record UnknownLine(String text, String reason) {

    public UnknownLine {
        text = VisibleText.of(text);
    }
}
