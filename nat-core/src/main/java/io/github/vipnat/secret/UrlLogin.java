package io.github.vipnat.secret;

/** The login in an address of a file: {@code ftp://name:word@host/file}. */
public final class UrlLogin {

    private static final String SCHEME_END = "://";

    private UrlLogin() {}

    /**
     * The text without the logins in it.
     *
     * @param hidden stands where one stood
     */
    public static String removedFrom(String text, String hidden) {
        StringBuilder rest = new StringBuilder();
        int kept = 0;
        for (int scheme = text.indexOf(SCHEME_END); scheme >= 0; scheme = text.indexOf(SCHEME_END, scheme + 1)) {
            int start = scheme + SCHEME_END.length();
            int end = endOfLogin(text, start);
            if (end < text.length() && text.charAt(end) == '@') {
                rest.append(text, kept, start).append(hidden);
                kept = end;
            }
        }
        return kept == 0 ? text : rest.append(text, kept, text.length()).toString();
    }

    private static int endOfLogin(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ' && "@/\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
