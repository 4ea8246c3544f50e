package io.github.vipnat.apply.run;

import io.github.vipnat.apply.Interruption;
import io.github.vipnat.apply.Pause;
import io.github.vipnat.apply.Progress;
import io.github.vipnat.apply.SessionOpener;
import io.github.vipnat.apply.journal.RunStore;
import io.github.vipnat.device.DeviceOs;
import java.time.InstantSource;

/** What every run works with. */
record RunServices(
        DeviceOs os,
        SessionOpener sessions,
        RunStore runs,
        Progress progress,
        Pause pause,
        InstantSource clock,
        Interruption interruption) {}
