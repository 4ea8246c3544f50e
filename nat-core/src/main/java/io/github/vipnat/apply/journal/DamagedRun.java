package io.github.vipnat.apply.journal;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run whose record cannot be read, or not by this vipnat. It is set aside by its name, and all others work as if it were
 * not there.
 *
 * @param damage what is wrong with which of its files
 * @param isTooNew whether a later vipnat wrote it, which can read it
 * @param router as far as the record still names it, and its folder's name does not speak against that
 * @param record what it was to do, where that much can be read
 * @param isOver whether the journal says that it came to an end
 */
public record DamagedRun(
        Path folder,
        Problem damage,
        boolean isTooNew,
        Optional<String> router,
        Optional<RunRecord> record,
        boolean isOver) {

    /** The run's name. */
    public String id() {
        return String.valueOf(folder.getFileName());
    }

    /** Whether it may have been a run on this router; one whose folder has been given another name may be of any. */
    public boolean mayConcern(String name) {
        RunName own = new RunName(id());
        return router.map(name::equals).orElseGet(() -> !own.isOfOurForm() || own.mayBeOf(name));
    }

    /** That it is set aside, for a list of runs. */
    public Problem note() {
        return Problem.risk(
                code(),
                folder.toString(),
                "the record of this run cannot be read: " + said(),
                "it is left out here; vipnat can neither show it nor take it back",
                wayOut());
    }

    /** Why nothing can be done with it. */
    ProblemException refusal() {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        code(),
                        folder.toString(),
                        "the record of this run cannot be read: " + said(),
                        "vipnat can neither show it nor take it back; every other run is none the worse",
                        wayOut()));
    }

    /** That it may hide a run that never came to an end, for who is about to change the router. */
    Problem doubt() {
        return Problem.risk(
                "earlier-run-unreadable",
                router.map(name -> "router " + name).orElseGet(folder::toString),
                "the record of run " + id() + " cannot be read, so it may have stopped half way: " + said(),
                "this run plans from what the router has now, and its way back leads there, not to before that one",
                "look at the plan with that in mind; then put the record aside:  " + move());
    }

    private String code() {
        return isTooNew ? "run-too-new" : "run-damaged";
    }

    private String said() {
        return isTooNew ? "a newer vipnat wrote it" : damage.where() + ": " + damage.what();
    }

    private String wayOut() {
        return isTooNew
                ? "use that vipnat; or, if the run is of no interest any more:  " + move()
                : "look what is left of it, then put it aside:  " + move();
    }

    private String move() {
        return "mv " + ShellText.of(folder) + " /var/tmp/";
    }
}
