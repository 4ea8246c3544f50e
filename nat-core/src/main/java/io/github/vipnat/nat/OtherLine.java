package io.github.vipnat.nat;

import io.github.vipnat.problem.VisibleText;

/**
 * An {@code ip nat} line that is understood and not a static inside source rule; never changed by vipnat.
 *
 * @param text as the device prints it
 */
public record OtherLine(OtherForm form, String text) {

    public OtherLine {
        text = VisibleText.of(text);
    }
}
