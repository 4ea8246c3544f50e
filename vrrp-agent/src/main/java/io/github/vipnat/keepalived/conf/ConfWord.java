package io.github.vipnat.keepalived.conf;

/** A word of a line, quotes removed, and where it starts. */
public record ConfWord(String text, ConfPosition at) {

    @Override
    public String toString() {
        return text;
    }
}
