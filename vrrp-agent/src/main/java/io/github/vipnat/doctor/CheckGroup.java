package io.github.vipnat.doctor;

/** Where a check stands in the table. */
public enum CheckGroup {
    ACCESS("access"),
    SERVICES("services"),
    CLONE("clone"),
    NETWORK("network"),
    VRRP("vrrp"),
    ROUTER("router"),
    DATABASE("database"),
    AGENT("agent");

    private final String word;

    CheckGroup(String word) {
        this.word = word;
    }

    /** Its name in table and JSON. */
    public String word() {
        return word;
    }
}
