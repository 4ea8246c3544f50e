package io.github.vipnat.keepalived.lint;

/** What may stand where a weight is written. */
final class WeightSyntax {

    private WeightSyntax() {}

    static boolean isWithin(String word, int most) {
        return word.strip().matches("[+-]?[0-9]{1,6}") && Math.abs(Integer.parseInt(word.strip())) <= most;
    }

    static boolean isOption(String word, boolean mayUndo) {
        return word.isEmpty() || word.equals("reverse") || (mayUndo && word.equals("noreverse"));
    }
}
