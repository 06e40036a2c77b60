// A shop: its profile and bond, its offers and its orders.

import type { Call } from "./call.ts";
import { bytesOf } from "./device.ts";
import { commodityOf } from "./household.ts";
import { Role } from "./role.ts";
import type {
  AccountLike,
  Commodity,
  Hex,
  Id,
  PalletAutoPurchaseOrdersDeclineReason,
  Seconds,
} from "./types.ts";
import { assetOf, whole } from "./types.ts";
import { type QuantityLike, quantity } from "./units.ts";

/** An offer, which never changes once it is published. */
export interface OfferInput {
  /** GTIN-14 of the product. */
  product: bigint | string;
  category: number | Commodity;
  /** Goods in one unit of the offer. */
  unitSize: QuantityLike;
  /** Price of one unit, in the smallest unit of its asset. */
  price: bigint;
  /** Token of the price; by default the coin. */
  token?: number;
  /** Seconds from the end of an order's cancel window to the door. */
  leadTime: Seconds;
  stock: number;
  /** Unix seconds. */
  expiresAt: Seconds;
  /** For all that travels together; free and without a minimum by default. */
  delivery?: { fee: bigint; minimum: bigint };
}

export class Merchant extends Role {
  /** Profile, bond and reputation; none if the account is not registered as a merchant. */
  view() {
    return this.api.merchant(this.address);
  }

  /** Open orders that the merchant is to deliver, of all stages. */
  async board() {
    const orders = await this.api.orders(this.address);
    return orders.filter(({ record }) => record.purchase.merchant.eq(this.address));
  }

  register(name: string): Call {
    return this.call(this.tx.autoPurchase.registerMerchant(bytesOf(name)));
  }

  setProfile(name: string, site = ""): Call {
    return this.call(this.tx.autoPurchase.setProfile(bytesOf(name), bytesOf(site)));
  }

  /** Fills the bond up after a penalty. */
  restoreBond(): Call {
    return this.call(this.tx.autoPurchase.restoreBond());
  }

  deregister(): Call {
    return this.call(this.tx.autoPurchase.deregister());
  }

  /** Accepts a manufacturer's proposal; the commission is in ppm of an order's value. */
  acceptPartnership(
    manufacturer: AccountLike,
    commission: number,
    arbiters: AccountLike[] = [],
  ): Call {
    return this.call(this.tx.autoPurchase.acceptPartnership(manufacturer, commission, arbiters));
  }

  endPartnership(manufacturer: AccountLike): Call {
    return this.call(this.tx.autoPurchase.endPartnership(manufacturer, this.address));
  }

  /** Declares that the manufacturer and the merchant belong together. */
  declareAffiliate(manufacturer: AccountLike): Call {
    return this.call(this.tx.autoPurchase.declareAffiliate(manufacturer, this.address));
  }

  publish(offer: OfferInput): Call {
    const { thousandths, unit } = quantity(offer.unitSize);
    return this.call(
      this.tx.autoPurchase.publishOffer(
        BigInt(offer.product),
        commodityOf(offer.category),
        thousandths,
        unit,
        offer.price,
        assetOf(offer.token),
        whole(offer.leadTime),
        offer.stock,
        whole(offer.expiresAt),
        offer.delivery ?? { fee: 0n, minimum: 0n },
      ),
    );
  }

  withdraw(offer: number): Call {
    return this.call(this.tx.autoPurchase.withdrawOffer(offer));
  }

  /** Accepts an order, whose cancel window is over. */
  accept(order: Id): Call {
    return this.call(this.tx.autoPurchase.accept(whole(order)));
  }

  decline(order: Id, reason: PalletAutoPurchaseOrdersDeclineReason): Call {
    return this.call(this.tx.autoPurchase.decline(whole(order), reason));
  }

  /** Ships an order; `tracking` is the hash of the shipping reference. */
  ship(order: Id, tracking: Hex, arrivesFrom: Seconds): Call {
    return this.call(this.tx.autoPurchase.ship(whole(order), tracking, whole(arrivesFrom)));
  }

  /** Hands goods over, with the code that the household has given for them at its door. */
  handOver(order: Id, code: Hex): Call {
    return this.call(this.tx.autoPurchase.handOver(whole(order), code));
  }
}
