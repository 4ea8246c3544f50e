package io.github.vipnat.lab;

/** What a person sees after backspaces have moved the cursor. */
final class Screens {

    private Screens() {}

    /** One line on which characters overwrite what stands under the cursor. */
    static String afterBackspaces(String printed) {
        StringBuilder line = new StringBuilder();
        int cursor = 0;
        for (char c : printed.toCharArray()) {
            if (c == '\b') {
                cursor--;
            } else if (cursor < line.length()) {
                line.setCharAt(cursor++, c);
            } else {
                line.append(c);
                cursor++;
            }
        }
        return line.toString();
    }
}
