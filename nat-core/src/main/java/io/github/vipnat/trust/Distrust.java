package io.github.vipnat.trust;

import io.github.vipnat.owner.FileState;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ShellText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds on the way to a file what lets a stranger decide what is read there. */
final class Distrust {

    private static final int OTHERS_READ = 004;
    private static final int OTHERS_WRITE = 002;
    private static final int GROUP_WRITE = 020;

    private final FileRole role;
    private final Demand demand;
    private final Reader reader;

    Distrust(FileRole role, Demand demand, Reader reader) {
        this.role = role;
        this.demand = demand;
        this.reader = reader;
    }

    /** One problem for each folder, link and file that is not as it has to be. */
    List<Problem> of(Way way) throws IOException {
        List<Problem> found = new ArrayList<>();
        for (int i = 0; i < way.steps().size(); i++) {
            FileState step = way.steps().get(i);
            foreign(step).ifPresent(found::add);
            if (step.isFolder()) {
                openFolder(step).ifPresent(found::add);
            } else if (!step.isLink()) {
                openFile(step).ifPresent(found::add);
            }
            if (!step.isFolder() && step.names() > 1 && isShared(step, way)) {
                found.add(planted(step));
            }
        }
        return found;
    }

    private Optional<Problem> foreign(FileState step) throws IOException {
        if (reader.believes(step.owner())) {
            return Optional.empty();
        }
        String others = reader.isRoot() ? "" : " or root";
        String chown = sudoBefore(step) + "chown " + (step.isLink() ? "-h " : "") + reader.name();
        return Optional.of(problem(
                step,
                "foreign",
                called(step) + " belongs to the user " + step.ownerName() + ", not to " + reader.name() + others,
                "look what is in it, then",
                chown));
    }

    private Optional<Problem> openFolder(FileState step) throws IOException {
        int open = step.mode() & demand.refused();
        return open == 0 || step.isSticky()
                ? Optional.empty()
                : Optional.of(problem(
                        step,
                        "open",
                        called(step) + " may be written to by " + writers(step, open),
                        "",
                        sudoBefore(step) + "chmod " + withoutWrite(open)));
    }

    private Optional<Problem> openFile(FileState step) throws IOException {
        int open = step.mode() & demand.refused();
        boolean isRead = role.isSecret() && (step.mode() & OTHERS_READ) != 0;
        if (open == 0 && !isRead) {
            return Optional.empty();
        }
        List<String> what = new ArrayList<>();
        if (isRead) {
            what.add("everyone on this host may read " + called(step));
        }
        if (open != 0) {
            what.add(writers(step, open) + " may write to " + (isRead ? "it" : called(step)));
        }
        String chmod = sudoBefore(step) + "chmod " + (isRead ? closed(open) : withoutWrite(open));
        return Optional.of(problem(step, "open", String.join(", and ", what), "", chmod));
    }

    private String sudoBefore(FileState step) {
        return reader.isRoot() || reader.uid() == step.owner() ? "" : "sudo ";
    }

    private static String closed(int open) {
        return (open & GROUP_WRITE) == 0 ? "o-rwx" : "g-w,o-rwx";
    }

    private static String withoutWrite(int open) {
        return ((open & GROUP_WRITE) == 0 ? "" : "g") + ((open & OTHERS_WRITE) == 0 ? "" : "o") + "-w";
    }

    private static String writers(FileState step, int open) throws IOException {
        String group = (open & GROUP_WRITE) == 0 ? "" : "the group " + step.groupName();
        String others = (open & OTHERS_WRITE) == 0 ? "" : "everyone on this host";
        return group + (group.isEmpty() || others.isEmpty() ? "" : " and ") + others;
    }

    /** Directly in a folder where everyone may put entries. */
    private static boolean isShared(FileState step, Way way) {
        return way.steps().stream()
                .anyMatch(folder -> folder.isSticky()
                        && (folder.mode() & (GROUP_WRITE | OTHERS_WRITE)) != 0
                        && folder.path().equals(step.path().getParent()));
    }

    /** Everyone may give another one's file a second name there, where the kernel does not forbid it. */
    private Problem planted(FileState step) {
        return problem(
                step,
                "linked",
                called(step) + " has a second name (a hard link), in a folder where everyone may make one",
                "look what is in it, then give it a place and an owner of your own:",
                "install -m 600 -t ~");
    }

    private String called(FileState step) {
        if (step.isFolder()) {
            return "the folder " + step.path() + " above " + role.name();
        }
        return step.isLink() ? "the link " + step.path() + " to " + role.name() : role.name();
    }

    /** @param advice what to think of first, or empty */
    private Problem problem(FileState step, String kind, String what, String advice, String command) {
        String code = step.isFolder() ? "folder" : step.isLink() ? "link" : role.code();
        String where = step.isFolder() || step.isLink() || !role.isSecret() ? "" : "file:";
        String before = role.otherWay() + advice;
        return Problem.fatal(
                code + "-" + kind,
                where + step.path(),
                what,
                role.harm(),
                before + (before.isEmpty() ? "" : "  ") + command + " " + ShellText.of(step.path()));
    }
}
