package io.github.vipnat.drill;

import java.util.Optional;

/** What moves the VIP to another node and back; it proves each by itself. */
public interface MovesVip {

    /** The node that has the VIP before. */
    String holder();

    /** The node that shall have it. */
    String target();

    /** What is pulled, half a sentence. */
    String lever();

    /** What is foreseen of the way there; empty where nothing can be. */
    Optional<Foreseen> foreseenThere();

    /** The same of the way back. */
    Optional<Foreseen> foreseenBack();

    /**
     * Moves it there and proves that it is there. Notes the pull on the time line before it pulls, and whatever it sees.
     *
     * @throws io.github.vipnat.problem.ProblemException when it does not come there; then it has been brought back
     */
    void moveThere(TimeLine line);

    /**
     * Moves it back and proves that.
     *
     * @throws io.github.vipnat.problem.ProblemException when it does not come back
     */
    void moveBack(TimeLine line);
}
