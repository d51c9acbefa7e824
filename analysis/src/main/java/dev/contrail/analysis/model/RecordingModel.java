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
 * The contents of one recording, which may be in several files.
 *
 * @param files the names of the files
 * @param sizeBytes their total size
 * @param chunks the number of chunks that were read
 * @param startTime the start of the first chunk
 * @param endTime the end of the last chunk
 * @param shown the part of that time from which samples were taken; all of it unless a part was
 *     requested
 * @param jvms the JVMs that were recorded, in order of their first chunks
 * @param contrailEvents the number of events read of each of Contrail's types
 * @param totalEvents the number of events read of all types
 * @param dataLossBytes the amount of event data that the JVMs report as lost
 * @param leftOut a sentence for each part of the file that could not be read; empty if none
 * @param remarks a sentence for each oddity of the file that did not cost any data
 * @param schedulers the schedulers, in order of their names
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

  /** Returns the name of the file, or the name of the first and the number of further files. */
  public String file() {
    return files.size() == 1 ? files.get(0) : files.get(0) + " and " + (files.size() - 1) + " more";
  }

  /** Returns the first JVM, or {@link JvmModel#UNKNOWN} if there is none. */
  public JvmModel jvm() {
    return jvms.isEmpty() ? JvmModel.UNKNOWN : jvms.get(0);
  }

  public Duration duration() {
    return Duration.between(startTime, endTime);
  }

  /** Returns whether the samples are of a requested part of the time alone. */
  public boolean isCut() {
    return !shown.equals(TimeSpan.of(startTime, endTime));
  }

  /** Returns this model reduced to {@code some} of its schedulers. */
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

  /** Collects the contents of one recording, chunk by chunk. */
  public static final class Builder {

    /**
     * Bounds the schedulers, above what one JVM has use for; a damaged recording may name any
     * number.
     */
    static final int MAX_SCHEDULERS = 64;

    /** Bounds the event types of Contrail, at ten times what a runtime has. */
    private static final int MAX_EVENT_TYPES = 200;

    /** Bounds the JVMs, at more than a readable report has. */
    static final int MAX_JVMS = 32;

    /** Bounds the sentences of each list, at more than a readable report has. */
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

    /** Collects the contents of one JVM. */
    private static final class Jvm {
      private final JvmLoad.Builder load = new JvmLoad.Builder();
      private final UnrecordedTime.Builder unrecorded = new UnrecordedTime.Builder();
      private final int index;
      private final JvmModel information;
      private final @Nullable String file;
      private List<EventLoss> losses = List.of();

      /**
       * Creates a JVM with this index among those that are shown, or a negative index if it is not
       * shown.
       */
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

    /** Takes only samples within {@code part} from now on. */
    public Builder window(TimeSpan part) {
      window = part;
      return this;
    }

    /** Adds a chunk of the JVM that was named last, if any. Chunks come in order of time. */
    public Builder chunk(Instant start, Instant end) {
      chunks++;
      if (jvm != null) {
        jvm.unrecorded.chunk(start, end);
      }
      startTime = start.isBefore(startTime) ? start : startTime;
      endTime = end.isAfter(endTime) ? end : endTime;
      return this;
    }

    /** Assigns everything that follows, schedulers included, to the JVM with this key. */
    public Builder jvm(JvmKey key, JvmModel information) {
      Jvm known = jvms.get(key);
      jvm = known == null ? added(key, information) : known;
      return this;
    }

    /** Assigns everything that follows to this JVM in the first file. */
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
        leftOut("The recording has more than " + MAX_JVMS + " JVMs; the rest are not shown.");
      }
      return added;
    }

    private Jvm jvm() {
      if (jvm == null) {
        jvm(JvmModel.UNKNOWN);
      }
      return Objects.requireNonNull(jvm);
    }

    /**
     * Adds the share of all processors that the JVM used, and the share that all processes used.
     */
    public Builder cpuLoad(long epochNanos, double share, double machineShare) {
      if (window.contains(epochNanos)) {
        jvm().load.cpuLoad(epochNanos, share, machineShare);
      }
      return this;
    }

    /** Adds a garbage collection: the time that it stopped the JVM, and its longest pause. */
    public Builder garbageCollection(long epochNanos, double pauseNanos, double longestNanos) {
      if (window.contains(epochNanos)) {
        jvm().load.garbageCollection(epochNanos, pauseNanos, longestNanos);
      }
      return this;
    }

    /** Adds the bytes of heap in use after a garbage collection. */
    public Builder heapAfterCollection(long epochNanos, double bytes) {
      if (window.contains(epochNanos)) {
        jvm().load.heapAfterCollection(epochNanos, bytes);
      }
      return this;
    }

    /** Sets the events that the JVM committed and that are missing. */
    public Builder losses(List<EventLoss> losses) {
      jvm().losses = losses;
      return this;
    }

    /**
     * Adds {@code count} events of a type. If there are too many types, further ones count in only
     * the total.
     */
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

    /** Adds a sentence on a part of the file that could not be read, and why. */
    public Builder leftOut(String sentence) {
      add(leftOut, sentence, "More parts could not be read; they are not listed here.");
      return this;
    }

    /** Adds a sentence on an oddity of the file that did not cost any data. */
    public Builder remark(String sentence) {
      add(remarks, sentence, "There are more remarks; they are not listed here.");
      return this;
    }

    private static void add(List<String> sentences, String sentence, String orElse) {
      if (sentences.size() < MAX_SENTENCES) {
        sentences.add(sentence);
      } else if (sentences.size() == MAX_SENTENCES) {
        sentences.add(orElse);
      }
    }

    /**
     * Returns the scheduler of this JVM with this name. If there are too many, the returned
     * scheduler is not part of the model.
     */
    public SchedulerModel.Builder scheduler(String name) {
      int index = jvm().index;
      SchedulerModel.Builder known = schedulers.find(index, name);
      if (known != null) {
        return known;
      }
      SchedulerModel.Builder added = new SchedulerModel.Builder(window, room);
      if (index >= 0 && !schedulers.add(index, name, added) && !tooManySchedulers) {
        tooManySchedulers = true;
        leftOut(
            "The recording has more than "
                + MAX_SCHEDULERS
                + " schedulers; the rest are not shown.");
      }
      return added;
    }

    public RecordingModel build() {
      if (room.isTooSmall()) {
        leftOut(
            "The recording has more than "
                + ModelRoom.MAX_WORKERS
                + " workers; the rest are not shown.");
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
