package io.github.vipnat.failover.lever;

import java.util.List;
import java.util.function.Function;

/** Something that is done to one node so that it gives the VIP away, and can be undone. */
public sealed interface Lever {

    /** The node's name. */
    String node();

    LeverKind kind();

    /** What pulling it does, as half a sentence. */
    String pulling();

    /** What putting it back does, as half a sentence. */
    String puttingBack();

    /** What {@code vipnat-lever pull} is told, the kind first. */
    List<String> words();

    /**
     * A number in a file that keepalived watches.
     *
     * @param name as the {@code track_file} block is called
     * @param path the file
     * @param value the number that is written
     * @param before the number that is in it now
     */
    record TrackFile(String node, String name, String path, int value, int before) implements Lever {
        @Override
        public LeverKind kind() {
            return LeverKind.TRACK_FILE;
        }

        @Override
        public String pulling() {
            return "write " + value + " into " + path + " on " + node;
        }

        @Override
        public String puttingBack() {
            return "write " + before + " into " + path + " on " + node;
        }

        @Override
        public List<String> words() {
            return List.of(kind().word(), path, Integer.toString(value));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.trackFile().apply(this);
        }
    }

    /** keepalived itself. */
    record StopKeepalived(String node) implements Lever {
        @Override
        public LeverKind kind() {
            return LeverKind.STOP_KEEPALIVED;
        }

        @Override
        public String pulling() {
            return "stop keepalived on " + node;
        }

        @Override
        public String puttingBack() {
            return "start keepalived on " + node;
        }

        @Override
        public List<String> words() {
            return List.of(kind().word());
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stopKeepalived().apply(this);
        }
    }

    /**
     * A process that keepalived tracks.
     *
     * @param process its name as the kernel knows it
     */
    record StopProcess(String node, String process) implements Lever {
        @Override
        public LeverKind kind() {
            return LeverKind.STOP_PROCESS;
        }

        @Override
        public String pulling() {
            return "stop " + process + " on " + node;
        }

        @Override
        public String puttingBack() {
            return "start " + process + " on " + node;
        }

        @Override
        public List<String> words() {
            return List.of(kind().word(), process);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stopProcess().apply(this);
        }
    }

    /** The site's own program, {@link io.github.vipnat.layout.NodePaths#OWN_LEVER} on the node. */
    record OwnCommand(String node) implements Lever {
        @Override
        public LeverKind kind() {
            return LeverKind.OWN_COMMAND;
        }

        @Override
        public String pulling() {
            return "run the site's own lever on " + node;
        }

        @Override
        public String puttingBack() {
            return "run the site's own lever backwards on " + node;
        }

        @Override
        public List<String> words() {
            return List.of(kind().word());
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ownCommand().apply(this);
        }
    }

    /** What each kind comes to (docs/adr 0013). */
    record Cases<R>(
            Function<TrackFile, R> trackFile,
            Function<StopKeepalived, R> stopKeepalived,
            Function<StopProcess, R> stopProcess,
            Function<OwnCommand, R> ownCommand) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
