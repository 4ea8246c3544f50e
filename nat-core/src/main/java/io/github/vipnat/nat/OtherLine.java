package io.github.vipnat.nat;

/** An {@code ip nat} line that is understood and not a static inside source rule; never changed by vipnat. */
public record OtherLine(Kind kind, String text) {

    /** What the line is about (ios-facts 1.2). */
    public enum Kind {
        DYNAMIC("dynamic rule"),
        POOL("address pool"),
        OUTSIDE("outside source rule"),
        DESTINATION("destination rule"),
        NVI("NVI rule"),
        SETTING("setting");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
