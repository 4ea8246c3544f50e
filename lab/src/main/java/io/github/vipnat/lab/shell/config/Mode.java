package io.github.vipnat.lab.shell.config;

/**
 * A configuration mode.
 *
 * @param name as the prompt shows it in parentheses
 */
public record Mode(String name) {

    static final Mode GLOBAL = new Mode("config");

    /**
     * The prompt of a mode. The host name is cut to 20 characters; longer mode names cut more, which the sheet only knows from a
     * tool that compares 16 (ios-facts 6, "truncation").
     */
    public String prompt(String hostname) {
        int kept = equals(GLOBAL) ? 20 : 16;
        return hostname.substring(0, Math.min(kept, hostname.length())) + "(" + name + ")#";
    }
}
