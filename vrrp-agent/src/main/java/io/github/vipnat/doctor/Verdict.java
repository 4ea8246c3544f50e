package io.github.vipnat.doctor;

/** How it stands; what was not checked is never well. */
public enum Verdict {
    OK("ok"),
    NOTE("note"),
    WARNING("warning"),
    FAULT("fault"),
    NOT_CHECKED("not checked");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** Its name in table and JSON. */
    public String word() {
        return word;
    }
}
