package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The faults that are to happen: ordered beforehand, or by a header of the request itself. */
final class Faults {
  static final String HEADER = "X-Emulator-Fault";

  private static final class Order {
    private final Fault fault;
    private final String route;
    private int times;

    private Order(Fault fault, String route, int times) {
      this.fault = fault;
      this.route = route;
      this.times = times;
    }
  }

  private final List<Order> orders = new ArrayList<>();

  /**
   * @param route the only route it is to happen to; empty for any that it concerns
   */
  synchronized void order(Fault fault, int times, String route) {
    orders.add(new Order(fault, route, times));
  }

  synchronized void clear() {
    orders.clear();
  }

  /** {@return whether this fault happens to this request, which uses up one time} */
  boolean happens(Fault fault, Request request) {
    String route = request.route().faultName();
    return fault.concerns(route)
        && (asked(request).contains(fault)
            || take(fault, order -> order.route.isEmpty() || order.route.equals(route)));
  }

  /** {@return the faults that befall a job that this request creates} */
  Set<Fault> ofJob(Request request) {
    EnumSet<Fault> happening = asked(request);
    Fault.OF_JOBS.stream().filter(fault -> happens(fault, request)).forEach(happening::add);
    return happening;
  }

  /** {@return whether this fault happens to the last webhook of this job} */
  boolean happens(Fault fault, Job job) {
    return job.faults().contains(fault) || take(fault, order -> true);
  }

  private static EnumSet<Fault> asked(Request request) {
    EnumSet<Fault> asked = EnumSet.noneOf(Fault.class);
    request.header(HEADER).flatMap(Fault::named).ifPresent(asked::add);
    return asked;
  }

  private synchronized boolean take(Fault fault, Predicate<Order> fits) {
    for (Iterator<Order> each = orders.iterator(); each.hasNext(); ) {
      Order order = each.next();
      if (order.fault == fault && fits.test(order)) {
        order.times--;
        if (order.times <= 0) {
          each.remove();
        }
        return true;
      }
    }
    return false;
  }

  /** {@return all faults with what they do and how often they are still to happen} */
  synchronized ArrayNode list() {
    ArrayNode list = Json.array();
    for (Fault fault : Fault.values()) {
      int left = orders.stream().filter(order -> order.fault == fault).mapToInt(o -> o.times).sum();
      list.addObject()
          .put("fault", fault.label())
          .put("explanation", fault.explanation())
          .put("times", left);
    }
    return list;
  }
}
