package io.github.vipnat.apply;

import io.github.vipnat.device.DeviceOs;
import java.time.InstantSource;

/** What every run works with. */
record Workbench(
        DeviceOs os,
        SessionOpener sessions,
        RunStore runs,
        Progress progress,
        Pause pause,
        InstantSource clock,
        Interruption interruption) {}
