package dev.contrail.analysis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one recording, which may be in several files.
 *
 * @param files the names of the files
 * @param sizeBytes their size
 * @param chunks the number of chunks that were read
 * @param startTime when its first chunk starts
 * @param endTime when its last chunk ends
 * @param shown the part of that time from which samples were taken; all of it unless asked for less
 * @param jvms the JVMs that were recorded, in the order of their first chunks
 * @param contrailEvents the number of events read of each of Contrail's types
 * @param totalEvents the number of events read of any type
 * @param dataLossBytes what the JVM itself says it could not write
 * @param leftOut a sentence for each part of the file that could not be read; empty if none
 * @param remarks a sentence for what is odd about the file, though nothing is missing for that
 * @param schedulers in order of their names
 */
public record RecordingModel(
    List<String> files,
    long sizeBytes,
    int chunks,
    Instant startTime,
    Instant endTime,
    TimeSpan shown,
    List<JvmModel> jvms,
    SortedMap<String, Long> contrailEvents,
    long totalEvents,
    long dataLossBytes,
    List<String> leftOut,
    List<String> remarks,
    List<SchedulerModel> schedulers) {

  public RecordingModel {
    files = List.copyOf(files);
    jvms = List.copyOf(jvms);
    contrailEvents = Collections.unmodifiableSortedMap(new TreeMap<>(contrailEvents));
    leftOut = List.copyOf(leftOut);
    remarks = List.copyOf(remarks);
    schedulers = List.copyOf(schedulers);
  }

  /** The name of the file, or of the first and how many more there are. */
  public String file() {
    return files.size() == 1 ? files.get(0) : files.get(0) + " and " + (files.size() - 1) + " more";
  }

  /** The first JVM, or one of which nothing is known. */
  public JvmModel jvm() {
    return jvms.isEmpty() ? JvmModel.UNKNOWN : jvms.get(0);
  }

  public Duration duration() {
    return Duration.between(startTime, endTime);
  }

  /** Whether samples before or after a part of it were left out, because that was asked for. */
  public boolean isCut() {
    return !shown.equals(TimeSpan.of(startTime, endTime));
  }

  /** The same with some of its schedulers alone. */
  public RecordingModel only(List<SchedulerModel> some) {
    return new RecordingModel(
        files,
        sizeBytes,
        chunks,
        startTime,
        endTime,
        shown,
        jvms,
        contrailEvents,
        totalEvents,
        dataLossBytes,
        leftOut,
        remarks,
        some);
  }

  public boolean hasContrailEvents() {
    return !contrailEvents.isEmpty();
  }

  public static Builder builder(String file, long sizeBytes) {
    return new Builder(List.of(file), sizeBytes);
  }

  public static Builder builder(List<String> files, long sizeBytes) {
    return new Builder(files, sizeBytes);
  }

  /** Collects what is known of one recording, chunk by chunk. */
  public static final class Builder {

    /** More than one JVM has use for; a damaged recording may name any number. */
    static final int MAX_SCHEDULERS = 64;

    /** Ten times what a runtime has. */
    private static final int MAX_EVENT_TYPES = 200;

    /** A report of more is not read by anybody. */
    static final int MAX_JVMS = 32;

    /** More than anybody reads. */
    private static final int MAX_SENTENCES = 20;

    private final List<String> files;
    private final long sizeBytes;
    private final SortedMap<String, Long> contrailEvents = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final SchedulerList schedulers = new SchedulerList(MAX_SCHEDULERS);
    private final ModelRoom room = new ModelRoom();
    private final Map<JvmKey, Jvm> jvms = new LinkedHashMap<>();
    private @Nullable Jvm jvm;
    private int chunks;
    private TimeSpan window = TimeSpan.ALWAYS;
    private Instant startTime = Instant.MAX;
    private Instant endTime = Instant.MIN;
    private long totalEvents;
    private long dataLossBytes;
    private boolean tooManyJvms;
    private boolean tooManySchedulers;

    /** What is known of one JVM so far. */
    private static final class Jvm {
      private final JvmLoad.Builder load = new JvmLoad.Builder();
      private final UnrecordedTime.Builder unrecorded = new UnrecordedTime.Builder();
      private final int index;
      private final JvmModel information;
      private final @Nullable String file;
      private List<EventLoss> losses = List.of();

      /** The one with this index among those that are shown; below 0 if it is not. */
      Jvm(int index, JvmModel information, @Nullable String file) {
        this.index = index;
        this.information = information;
        this.file = file;
      }

      JvmModel build() {
        return information.with(file, load.build(), unrecorded.build(), losses);
      }
    }

    private Builder(List<String> files, long sizeBytes) {
      this.files = List.copyOf(files);
      this.sizeBytes = sizeBytes;
    }

    /** Only samples within {@code part} are taken from now on. */
    public Builder window(TimeSpan part) {
      window = part;
      return this;
    }

    /** A chunk of the JVM that was named last, if one was. They come in order of time. */
    public Builder chunk(Instant start, Instant end) {
      chunks++;
      if (jvm != null) {
        jvm.unrecorded.chunk(start, end);
      }
      startTime = start.isBefore(startTime) ? start : startTime;
      endTime = end.isAfter(endTime) ? end : endTime;
      return this;
    }

    /** What comes next, schedulers too, is of the JVM with this key. */
    public Builder jvm(JvmKey key, JvmModel information) {
      Jvm known = jvms.get(key);
      jvm = known == null ? added(key, information) : known;
      return this;
    }

    /** The same, in the first file. */
    public Builder jvm(JvmModel information) {
      return jvm(JvmKey.of(information, 0), information);
    }

    private Jvm added(JvmKey key, JvmModel information) {
      boolean isShown = jvms.size() < MAX_JVMS;
      String file = key.file() < 0 ? null : files.get(key.file());
      Jvm added = new Jvm(isShown ? jvms.size() : -1, information, file);
      if (isShown) {
        jvms.put(key, added);
      } else if (!tooManyJvms) {
        tooManyJvms = true;
        leftOut("More than " + MAX_JVMS + " JVMs: the rest are not shown.");
      }
      return added;
    }

    private Jvm jvm() {
      if (jvm == null) {
        jvm(JvmModel.UNKNOWN);
      }
      return Objects.requireNonNull(jvm);
    }

    /** Which part of all processors the JVM used, and which all processes together. */
    public Builder cpuLoad(long epochNanos, double share, double machineShare) {
      if (window.contains(epochNanos)) {
        jvm().load.cpuLoad(epochNanos, share, machineShare);
      }
      return this;
    }

    /** A garbage collection, how long it stopped the JVM, and its longest pause. */
    public Builder garbageCollection(long epochNanos, double pauseNanos, double longestNanos) {
      if (window.contains(epochNanos)) {
        jvm().load.garbageCollection(epochNanos, pauseNanos, longestNanos);
      }
      return this;
    }

    /** How much of the heap was in use after a garbage collection. */
    public Builder heapAfterCollection(long epochNanos, double bytes) {
      if (window.contains(epochNanos)) {
        jvm().load.heapAfterCollection(epochNanos, bytes);
      }
      return this;
    }

    /** Which events the JVM committed and are missing. */
    public Builder losses(List<EventLoss> losses) {
      jvm().losses = losses;
      return this;
    }

    /** So many events of a type; of too many types they count in the total alone. */
    public Builder events(String contrailType, long count) {
      if (contrailEvents.size() < MAX_EVENT_TYPES || contrailEvents.containsKey(contrailType)) {
        contrailEvents.merge(contrailType, count, Long::sum);
      }
      return this;
    }

    public Builder totalEvents(long count) {
      totalEvents += count;
      return this;
    }

    public Builder dataLoss(long bytes) {
      dataLossBytes = Nanos.plus(dataLossBytes, bytes);
      return this;
    }

    /** A part of the file that could not be read, and why, as a sentence. */
    public Builder leftOut(String sentence) {
      add(leftOut, sentence, "There is more that could not be read.");
      return this;
    }

    /** Something odd about the file that costs nothing, as a sentence. */
    public Builder remark(String sentence) {
      add(remarks, sentence, "There is more to say of the file.");
      return this;
    }

    private static void add(List<String> sentences, String sentence, String orElse) {
      if (sentences.size() < MAX_SENTENCES) {
        sentences.add(sentence);
      } else if (sentences.size() == MAX_SENTENCES) {
        sentences.add(orElse);
      }
    }

    /** The scheduler of this JVM with this name, or one that is forgotten if there are too many. */
    public SchedulerModel.Builder scheduler(String name) {
      int index = jvm().index;
      SchedulerModel.Builder known = schedulers.find(index, name);
      if (known != null) {
        return known;
      }
      SchedulerModel.Builder added = new SchedulerModel.Builder(window, room);
      if (index >= 0 && !schedulers.add(index, name, added) && !tooManySchedulers) {
        tooManySchedulers = true;
        leftOut("More than " + MAX_SCHEDULERS + " schedulers: the rest are not shown.");
      }
      return added;
    }

    public RecordingModel build() {
      if (room.isTooSmall()) {
        leftOut("More than " + ModelRoom.MAX_WORKERS + " workers: the rest are not shown.");
      }
      Instant start = chunks == 0 ? Instant.EPOCH : startTime;
      Instant end = chunks == 0 ? Instant.EPOCH : endTime;
      TimeSpan shown = TimeSpan.of(start, end).within(window);
      List<JvmModel> built = jvms.values().stream().map(Jvm::build).toList();
      return new RecordingModel(
          files,
          sizeBytes,
          chunks,
          start,
          end,
          shown,
          built,
          contrailEvents,
          totalEvents,
          dataLossBytes,
          leftOut,
          remarks,
          schedulers.build(shown, built));
    }
  }
}
