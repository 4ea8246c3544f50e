package io.github.vipnat.secret;

/** The login in an address of a file or a host: {@code ftp://name:word@host/file}, {@code name:word@host}. */
public final class UrlLogin {

    private static final String SCHEME_END = "://";

    private UrlLogin() {}

    /**
     * The text without the logins in it.
     *
     * @param hidden stands where one stood
     */
    public static String removedFrom(String text, String hidden) {
        if (text.indexOf('@') < 0) {
            return text;
        }
        StringBuilder rest = new StringBuilder();
        int start = 0;
        while (start < text.length()) {
            int end = endOfWord(text, start);
            rest.append(withoutLogin(text.substring(start, end), hidden));
            rest.append(text, end, Math.min(end + 1, text.length()));
            start = end + 1;
        }
        return rest.toString();
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '"') {
            end++;
        }
        return end;
    }

    private static String withoutLogin(String word, String hidden) {
        int scheme = word.indexOf(SCHEME_END);
        int start = scheme < 0 ? 0 : scheme + SCHEME_END.length();
        int end = endOfLogin(word, start);
        boolean isLogin =
                end > start && (scheme >= 0 || word.substring(start, end).indexOf(':') >= 0);
        return isLogin ? word.substring(0, start) + hidden + word.substring(end) : word;
    }

    /** A password may hold the signs that end it; what stands behind a question mark is no login any more. */
    private static int endOfLogin(String word, int start) {
        return Math.max(lastAt(word, start, '/'), lastAt(word, start, '?'));
    }

    private static int lastAt(String word, int start, char end) {
        int stop = word.indexOf(end, start);
        return word.lastIndexOf('@', stop < 0 ? word.length() : stop);
    }
}
