package dev.contrail.analysis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is known of one recording.
 *
 * @param file the name of the file
 * @param sizeBytes its size
 * @param chunks the number of chunks that were read
 * @param startTime when its first chunk starts
 * @param endTime when its last chunk ends
 * @param shown the part of that time from which samples were taken; all of it unless asked for less
 * @param jvm the JVM that was recorded
 * @param contrailEvents the number of events read of each of Contrail's types
 * @param totalEvents the number of events read of any type
 * @param dataLossBytes what the JVM itself says it could not write
 * @param leftOut a sentence for each part of the file that could not be read; empty if none
 * @param schedulers in order of their names
 */
public record RecordingModel(
    String file,
    long sizeBytes,
    int chunks,
    Instant startTime,
    Instant endTime,
    TimeSpan shown,
    JvmModel jvm,
    SortedMap<String, Long> contrailEvents,
    long totalEvents,
    long dataLossBytes,
    List<String> leftOut,
    List<SchedulerModel> schedulers) {

  public RecordingModel {
    contrailEvents = Collections.unmodifiableSortedMap(new TreeMap<>(contrailEvents));
    leftOut = List.copyOf(leftOut);
    schedulers = List.copyOf(schedulers);
  }

  public Duration duration() {
    return Duration.between(startTime, endTime);
  }

  /** Whether samples before or after a part of it were left out, because that was asked for. */
  public boolean isCut() {
    return !shown.equals(TimeSpan.of(startTime, endTime));
  }

  /** The same with one of its schedulers alone. */
  public RecordingModel only(SchedulerModel scheduler) {
    return new RecordingModel(
        file,
        sizeBytes,
        chunks,
        startTime,
        endTime,
        shown,
        jvm,
        contrailEvents,
        totalEvents,
        dataLossBytes,
        leftOut,
        List.of(scheduler));
  }

  public boolean hasContrailEvents() {
    return !contrailEvents.isEmpty();
  }

  public static Builder builder(String file, long sizeBytes) {
    return new Builder(file, sizeBytes);
  }

  /** Collects what is known of one recording, chunk by chunk. */
  public static final class Builder {

    /** More than one JVM has use for; a damaged recording may name any number. */
    static final int MAX_SCHEDULERS = 64;

    /** More than anybody reads. */
    private static final int MAX_SENTENCES = 20;

    private final String file;
    private final long sizeBytes;
    private final SortedMap<String, Long> contrailEvents = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private final SortedMap<String, SchedulerModel.Builder> schedulers = new TreeMap<>();
    private int chunks;
    private TimeSpan window = TimeSpan.ALWAYS;
    private Instant startTime = Instant.MAX;
    private Instant endTime = Instant.MIN;
    private JvmModel jvm = JvmModel.UNKNOWN;
    private long totalEvents;
    private long dataLossBytes;
    private boolean tooManySchedulers;

    private Builder(String file, long sizeBytes) {
      this.file = file;
      this.sizeBytes = sizeBytes;
    }

    /** Only samples within {@code part} are taken from now on. */
    public Builder window(TimeSpan part) {
      window = part;
      return this;
    }

    public Builder chunk(Instant start, Instant end) {
      chunks++;
      startTime = start.isBefore(startTime) ? start : startTime;
      endTime = end.isAfter(endTime) ? end : endTime;
      return this;
    }

    public Builder jvm(JvmModel information) {
      jvm = information;
      return this;
    }

    public Builder events(String contrailType, long count) {
      contrailEvents.merge(contrailType, count, Long::sum);
      return this;
    }

    public Builder totalEvents(long count) {
      totalEvents += count;
      return this;
    }

    public Builder dataLoss(long bytes) {
      dataLossBytes += bytes;
      return this;
    }

    /** A part of the file that could not be read, and why, as a sentence. */
    public Builder leftOut(String sentence) {
      if (leftOut.size() < MAX_SENTENCES) {
        leftOut.add(sentence);
      } else if (leftOut.size() == MAX_SENTENCES) {
        leftOut.add("There is more that could not be read.");
      }
      return this;
    }

    /** The scheduler with this name, or one that is forgotten if there are too many already. */
    public SchedulerModel.Builder scheduler(String name) {
      SchedulerModel.Builder known = schedulers.get(name);
      if (known != null) {
        return known;
      }
      SchedulerModel.Builder added = new SchedulerModel.Builder(name, window);
      if (schedulers.size() < MAX_SCHEDULERS) {
        schedulers.put(name, added);
      } else if (!tooManySchedulers) {
        tooManySchedulers = true;
        leftOut("More than " + MAX_SCHEDULERS + " schedulers: the rest are not shown.");
      }
      return added;
    }

    public RecordingModel build() {
      Instant start = chunks == 0 ? Instant.EPOCH : startTime;
      Instant end = chunks == 0 ? Instant.EPOCH : endTime;
      TimeSpan shown = TimeSpan.of(start, end).within(window);
      return new RecordingModel(
          file,
          sizeBytes,
          chunks,
          start,
          end,
          shown,
          jvm,
          contrailEvents,
          totalEvents,
          dataLossBytes,
          leftOut,
          schedulers.values().stream().map(scheduler -> scheduler.build(shown)).toList());
    }
  }
}
