package io.github.vipnat.cli;

import io.github.vipnat.apply.ApplyOptions;
import picocli.CommandLine.Option;

/** What the user allows a change to do. */
final class ApplyOptionsMixin {

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask. Needed where nobody sits at a terminal.")
    private boolean yes;

    @Option(
            names = "--in-use",
            paramLabel = "keep|drop",
            description = "Rules with live flows: keep them and change nothing, or drop the flows. Default: keep.")
    private ApplyOptions.InUse inUse = ApplyOptions.InUse.KEEP;

    @Option(
            names = "--save",
            paramLabel = "verified|never",
            description = "Write memory once the result is verified, or never. Default: verified.")
    private ApplyOptions.Save save = ApplyOptions.Save.VERIFIED;

    @Option(names = "--accept-unsaved", description = "Go on over somebody's unsaved changes, and save them along.")
    private boolean acceptUnsaved;

    @Option(names = "--unproven-vip", description = "Go on although the router cannot see the VIP.")
    private boolean unprovenVip;

    @Option(names = "--ticket", paramLabel = "TEXT", description = "Your own words for the record of the run.")
    private String ticket = "";

    boolean yes() {
        return yes;
    }

    String ticket() {
        return ticket;
    }

    ApplyOptions toOptions() {
        return new ApplyOptions(inUse, acceptUnsaved, unprovenVip, save);
    }
}
