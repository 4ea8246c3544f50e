package io.github.vipnat.doctor;

import java.util.List;

/**
 * One line of the table.
 *
 * @param check the code of the check that found it, {@code machine-id}
 * @param where a node's or router's name, or the cluster's
 * @param what one sentence without a full stop
 * @param why what happens if it stays so; empty where it is well
 * @param fix something to type, or the one thing to change; empty where it is well
 * @param because what may be the cause, nearest first: where one of these is a fault too, this is told under it
 */
public record Finding(
        String check, Verdict verdict, String where, String what, String why, String fix, List<Cause> because) {

    /**
     * What another finding may come from.
     *
     * @param check the code of the check that finds the cause
     * @param where as in {@link Finding#where}
     */
    public record Cause(String check, String where) {}

    public Finding {
        because = List.copyOf(because);
    }
}
